/** What every evidence file says on its face. */
export const FACE =
  'A file cannot vouch for itself: whoever made it could have made it show anything, every tick included. What it is worth, a console or command line that you obtained yourself can tell, and a digest that you have from elsewhere than this file.';

/** Checks the file with a tool of the recipient's own. Made here and never taken from the file. */
export const COMMAND = 'qldb-console verify --evidence THIS-FILE --digest YOUR-DIGEST';

/** Judges the journal itself, where the file is about one. */
export const ARCHIVE_COMMAND = 'qldb-console verify YOUR-COPY-OF-THE-ARCHIVE --digest YOUR-DIGEST';
