export function binaryValue(kind: i32, depth: i32): i32 { return 0; }
export function openBinaryStruct(): bool { return false; }
export function openBinaryList(): bool { return false; }
export function nextBinaryField(): i32 { return -1; }
export function nextBinaryItem(): i32 { return -1; }
