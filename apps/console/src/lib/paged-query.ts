import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';

/** What a table needs to know of a list that is asked for page by page. */
export function pagedList<Page, Item>(
  query: UseInfiniteQueryResult<InfiniteData<Page, unknown>>,
  itemsOf: (page: Page) => readonly Item[],
) {
  return {
    items: query.data?.pages.flatMap(itemsOf) ?? [],
    hasNextPage: query.hasNextPage,
    isPending: query.isPending,
    isFetching: query.isFetching,
    isFetchingNextPage: query.isFetchingNextPage,
    error: query.error,
    updatedAt: query.dataUpdatedAt,
    fetchNextPage: () => void query.fetchNextPage(),
    refetch: () => void query.refetch(),
    retry: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
  };
}
