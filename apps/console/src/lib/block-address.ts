/** A block address as one Ion literal, as QLDB takes it: `{strandId:"…",sequenceNo:17}`. */
export function addressText({ strandId, sequenceNo }: { strandId: string; sequenceNo: number }): string {
  return `{strandId:${JSON.stringify(strandId)},sequenceNo:${sequenceNo}}`;
}
