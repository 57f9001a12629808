// Made by tools/build-engine.mjs out of packages/journal/engine-wasm; a test compares the two.
// biome-ignore-all format: generated
// biome-ignore-all lint: generated
export function instantiatePlain(host) {
var bufferView;
var base64ReverseLookup = new Uint8Array(123/*'z'+1*/);
for (var i = 25; i >= 0; --i) {
base64ReverseLookup[48+i] = 52+i; // '0-9'
base64ReverseLookup[65+i] = i; // 'A-Z'
base64ReverseLookup[97+i] = 26+i; // 'a-z'
}
base64ReverseLookup[43] = 62; // '+'
base64ReverseLookup[47] = 63; // '/'
/** @noinline Inlining this function would mean expanding the base64 string 4x times in the source code, which Closure seems to be happy to do. */
function base64DecodeToExistingUint8Array(uint8Array, offset, b64) {
var b1, b2, i = 0, j = offset, bLength = b64.length, end = offset + (bLength*3>>2) - (b64[bLength-2] == '=') - (b64[bLength-1] == '=');
for (; i < bLength; i += 4) {
b1 = base64ReverseLookup[b64.charCodeAt(i+1)];
b2 = base64ReverseLookup[b64.charCodeAt(i+2)];
uint8Array[j++] = base64ReverseLookup[b64.charCodeAt(i)] << 2 | b1 >> 4;
if (j < end) uint8Array[j++] = b1 << 4 | b2 >> 2;
if (j < end) uint8Array[j++] = b2 << 6 | base64ReverseLookup[b64.charCodeAt(i+3)];
}
return uint8Array;
}
function initActiveSegments(imports) {
base64DecodeToExistingUint8Array(bufferView, 1024, "mC+KQpFEN3HP+8C1pdu16VvCVjnxEfFZpII/ktVeHKuYqgfYAVuDEr6FMSTDfQxVdF2+cv6x3oCnBtybdPGbwcFpm+SGR77vxp3BD8yhDCRvLOktqoR0StypsFzaiPl2UlE+mG3GMajIJwOwx39Zv/ML4MZHkafVUWPKBmcpKRSFCrcnOCEbLvxtLE0TDThTVHMKZbsKanYuycKBhSxykqHov6JLZhqocItLwqNRbMcZ6JLRJAaZ1oU1DvRwoGoQFsGkGQhsNx5Md0gntbywNLMMHDlKqthOT8qcW/NvLmjugo90b2OleBR4yIQIAseM+v++kOtsUKT3o/m+8nhxxg==");
base64DecodeToExistingUint8Array(bufferView, 5360, "BCRpb24IJGlvbl8xXzARJGlvbl9zeW1ib2xfdGFibGUEbmFtZQd2ZXJzaW9uB2ltcG9ydHMHc3ltYm9scwZtYXhfaWQYJGlvbl9zaGFyZWRfc3ltYm9sX3RhYmxl");
base64DecodeToExistingUint8Array(bufferView, 5462, "8D8AAAAAAAAkQAAAAAAAAFlAAAAAAABAj0AAAAAAAIjDQAAAAAAAavhAAAAAAICELkEAAAAA0BJjQQAAAACE15dBAAAAAGXNzUEAAAAgX6ACQgAAAOh2SDdCAAAAopQabUIAAEDlnDCiQgAAkB7EvNZCAAA0JvVrDEMAgOA3ecNBQwCg2IVXNHZDAMhOZ23Bq0MAPZFg5FjhQ0CMtXgdrxVEUO/i1uQaS0SS1U0Gz/CARA==");
}
var scratchBuffer = new ArrayBuffer(16);
var i32ScratchView = new Int32Array(scratchBuffer);
var f32ScratchView = new Float32Array(scratchBuffer);
var f64ScratchView = new Float64Array(scratchBuffer);
function wasm2js_scratch_load_i32(index) {
return i32ScratchView[index];
}
function wasm2js_scratch_store_i32(index, value) {
i32ScratchView[index] = value;
}
function wasm2js_scratch_load_f64() {
return f64ScratchView[0];
}
function wasm2js_scratch_store_f64(value) {
f64ScratchView[0] = value;
}
function wasm2js_memory_copy(dest, source, size) {
// TODO: traps on invalid things
bufferView.copyWithin(dest, source, source + size);
}
function wasm2js_memory_fill(dest, value, size) {
dest = dest >>> 0;
size = size >>> 0;
if (dest + size > bufferView.length) throw "trap: invalid memory.fill";
bufferView.fill(value, dest, dest + size);
}
function wasm2js_scratch_load_f32() {
return f32ScratchView[2];
}
function asmFunc(imports) {
var buffer = new ArrayBuffer(133169152);
var HEAP8 = new Int8Array(buffer);
var view = new DataView(buffer);
var HEAPU8 = new Uint8Array(buffer);
var Math_imul = Math.imul;
var Math_fround = Math.fround;
var Math_abs = Math.abs;
var Math_clz32 = Math.clz32;
var Math_min = Math.min;
var Math_max = Math.max;
var Math_floor = Math.floor;
var Math_ceil = Math.ceil;
var Math_trunc = Math.trunc;
var Math_sqrt = Math.sqrt;
var host = imports.host;
var fimport$0 = host.toNumber;
var fimport$1 = host.sha256;
var global$0 = 0;
var global$1 = 0;
var global$2 = 0;
var global$3 = 0;
var global$4 = 0;
var global$5 = 0;
var global$6 = 0;
var global$7 = 0;
var global$8 = 0;
var global$9 = 0;
var global$10 = -1;
var global$11 = 0;
var global$12 = 0;
var global$13 = 0;
var global$14 = 0;
var global$15 = 0;
var global$16 = 0;
var global$17 = 0;
var global$18 = -1;
var global$19 = 0;
var global$20 = 0;
var global$21 = 0;
var global$22 = 0;
var global$23 = 0;
var global$24 = 0;
var global$25 = 0;
var global$26 = 0;
var global$27 = 0;
var global$28 = 0;
var global$29 = 0;
var global$30 = 0;
var global$31 = 0;
var global$32 = 0;
var global$33 = 0;
var global$34 = 0;
var global$35 = 0;
var global$36 = 0;
var global$37 = 0;
var global$38 = 0;
var global$39 = 0;
var global$40 = 0;
var global$41 = 0;
var global$42 = 0;
var global$43 = 0;
var global$44 = 0;
var global$45 = 0;
var global$46 = 0;
var global$47 = 0;
var global$48 = 0;
var global$49 = 0;
var global$50 = -1;
var global$51 = 0;
var global$52 = 0;
var global$53 = 0;
var global$54 = 0;
var global$55 = 0;
var global$56 = 0;
var global$57 = 0;
var global$58 = 0;
var global$59 = 0;
var global$60 = 0;
var global$61 = 0;
var global$62 = 0;
var global$63 = 0;
var global$64 = 0;
var global$65 = 0;
var global$66 = 0;
var global$67 = 0;
var global$68 = 0;
var global$69 = 0;
var global$70 = 0;
var global$71 = 0;
var global$72 = 0;
var global$73 = 0;
var global$74 = 0;
var global$75 = 0;
var global$76 = 0;
var global$77 = 0;
var global$78 = 0;
var global$79 = 0;
var global$80 = 0;
var global$81 = 0;
var global$82 = 0;
var global$83 = 0;
var global$84 = 0;
var global$85 = 0;
var global$30$hi = 0;
var global$38$hi = 0;
var global$50$hi = -1;
var global$54$hi = 0;
var global$58$hi = 0;
var global$59$hi = 0;
var global$72$hi = 0;
var global$74$hi = 0;
var global$80$hi = 0;
var global$85$hi = 0;
var i64toi32_i32$HIGH_BITS = 0;
function $0() {
var $0_1 = 0, $1_1 = 0;
$0_1 = global$1;
label3 : while (1) {
$1_1 = HEAPU8[$0_1 >> 0];
label : while (1) {
if (HEAPU8[($1_1 + 4592 | 0) >> 0] & 1 | 0) {
$0_1 = $0_1 + 1 | 0;
$1_1 = HEAPU8[$0_1 >> 0];
continue label;
}
break label;
};
if (($1_1 | 0) != (47 | 0)) {
global$1 = $0_1;
return $1_1;
}
$0_1 = $0_1 + 1 | 0;
$1_1 = HEAPU8[$0_1 >> 0];
if (($1_1 | 0) == (47 | 0)) {
label1 : while (1) {
$0_1 = $0_1 + 1 | 0;
$1_1 = HEAPU8[$0_1 >> 0];
if ($1_1 >>> 0 >= 128 >>> 0) {
return 0
}
if ((($1_1 | 0) != (13 | 0) & ($1_1 | 0) != (10 | 0) | 0) & global$7 >>> 0 > $0_1 >>> 0 | 0) {
continue label1
}
break label1;
}
} else {
if (($1_1 | 0) == (42 | 0)) {
$0_1 = $0_1 + 1 | 0;
label2 : while (1) {
$1_1 = $0_1;
$0_1 = $0_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
if ($0_1 >>> 0 >= global$7 >>> 0 | $1_1 >>> 0 >= 128 >>> 0 | 0) {
return 0
}
if (!((HEAPU8[$0_1 >> 0] | 0) == (47 | 0) & ($1_1 | 0) == (42 | 0) | 0)) {
continue label2
}
break label2;
};
$0_1 = $0_1 + 1 | 0;
} else {
return 0
}
}
continue label3;
};
}
function $1($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0;
global$15 = global$15 + 1 | 0;
$2_1 = HEAPU8[global$1 >> 0];
if (($2_1 | 0) == (34 | 0)) {
view.setInt16(global$0, 32779, true);
global$0 = global$0 + 2 | 0;
$4_1 = global$0;
global$1 = global$1 + 1 | 0;
$0_1 = global$1;
$1_1 = global$0;
label1 : while (1) {
block : {
$2_1 = 0;
label : while (1) {
if ($2_1 >>> 0 < 16 >>> 0) {
$3_1 = HEAPU8[($0_1 + $2_1 | 0) >> 0];
if (!(($3_1 | 0) == (34 | 0) | ($3_1 - 32 | 0) >>> 0 > 95 >>> 0 | 0 | ($3_1 | 0) == (92 | 0) | 0)) {
HEAP8[($1_1 + $2_1 | 0) >> 0] = $3_1;
$2_1 = $2_1 + 1 | 0;
continue label;
}
}
break label;
};
$0_1 = $0_1 + $2_1 | 0;
$1_1 = $1_1 + $2_1 | 0;
if (($2_1 | 0) == (16 | 0)) {
$5_1 = $5_1 + 1 | 0;
continue label1;
}
$5_1 = 0;
if ((HEAPU8[$0_1 >> 0] | 0) == (34 | 0)) {
global$1 = $0_1 + 1 | 0;
global$0 = $1_1;
$1_1 = 1;
break block;
}
$0_1 = $8($0_1, $1_1);
$1_1 = 0;
if (!$0_1) {
break block
}
$1_1 = global$34;
continue label1;
}
break label1;
};
if (!$1_1) {
return 0
}
global$11 = $4_1;
global$13 = global$0 - $4_1 | 0;
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
return 8;
}
if (($2_1 | 0) == (45 | 0) | ($2_1 - 48 | 0) >>> 0 < 10 >>> 0 | 0) {
return $45($2_1)
}
if (($2_1 | 0) == (123 | 0)) {
if ((HEAPU8[(global$1 + 1 | 0) >> 0] | 0) == (123 | 0)) {
$0_1 = $46()
} else {
$0_1 = $42($0_1, $1_1)
}
return $0_1;
}
if (HEAPU8[($2_1 + 4592 | 0) >> 0] & 4 | 0 ? 1 : ($2_1 | 0) == (39 | 0)) {
$2_1 = global$0;
global$0 = $2_1 + 2 | 0;
$5_1 = $20();
block1 : {
if (($5_1 | 0) <= (0 | 0)) {
$3_1 = 0;
if (($5_1 | 0) == (-2 | 0)) {
break block1
}
if (($5_1 | 0) == (-1 | 0)) {
global$0 = $2_1;
$3_1 = $22();
break block1;
}
wasm2js_memory_copy($2_1, $2_1 + 2 | 0, (global$0 - $2_1 | 0) - 2 | 0);
global$0 = global$0 - 2 | 0;
$3_1 = 7;
break block1;
}
view.setInt16($2_1, 57355, true);
$2_1 = 7;
label2 : while (1) {
block2 : {
global$15 = global$15 + 1 | 0;
$5_1 = HEAPU8[global$1 >> 0];
if (!(HEAPU8[($5_1 + 4592 | 0) >> 0] & 4 | 0) & ($5_1 | 0) != (39 | 0) | 0) {
$2_1 = $1($0_1, $1_1);
break block2;
}
$5_1 = $20();
$3_1 = 0;
if (($5_1 | 0) == (-2 | 0)) {
break block1
}
if (($5_1 | 0) == (-1 | 0)) {
$2_1 = $22()
}
if (($5_1 | 0) == (1 | 0)) {
continue label2
}
}
break label2;
};
$3_1 = 0;
if (!$2_1) {
break block1
}
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
global$70 = 1;
$3_1 = $2_1;
}
return $3_1;
}
if (($2_1 | 0) == (91 | 0)) {
$4_1 = 0;
block3 : {
if (($1_1 | 0) >= (100 | 0)) {
break block3
}
$2_1 = $1_1;
global$1 = global$1 + 1 | 0;
view.setInt16(global$0, 45067, true);
global$0 = global$0 + 2 | 0;
$1_1 = HEAPU8[global$1 >> 0];
if (!(($1_1 | 0) != (47 | 0) & $1_1 >>> 0 > 32 >>> 0 | 0)) {
$1_1 = $0()
}
$5_1 = ($0_1 | 0) == (2 | 0) ? 3 : 0;
label3 : while (1) {
if (($1_1 | 0) != (93 | 0)) {
$1_1 = $1($5_1, $2_1 + 1 | 0);
$4_1 = 0;
if (!$1_1) {
break block3
}
if ($0_1) {
block4 : {
if (($0_1 | 0) == (2 | 0)) {
global$42 = global$42 + 1 | 0;
$3_1 = ($1_1 | 0) == (13 | 0);
break block4;
}
if (($0_1 | 0) == (6 | 0)) {
$6_1 = global$30$hi;
$4_1 = 2097151;
$3_1 = 0;
if (!((!global$41 & ($1_1 | 0) == (3 | 0) | 0) & (($6_1 | 0) == ($4_1 | 0) | $4_1 >>> 0 > $6_1 >>> 0 | 0) | 0)) {
break block4
}
$3_1 = global$50;
$7_1 = $3_1;
$4_1 = global$30;
$6_1 = global$30$hi;
$1_1 = global$50$hi;
if (($6_1 | 0) < ($1_1 | 0)) {
$3_1 = 1
} else {
$3_1 = $3_1 >>> 0 > $4_1 >>> 0 & ($1_1 | 0) >= ($6_1 | 0) | 0
}
global$50 = $3_1 ? $7_1 : $4_1;
global$50$hi = $3_1 ? $1_1 : $6_1;
}
$3_1 = 1;
}
} else {
$3_1 = 1
}
$4_1 = 0;
if (!$3_1) {
break block3
}
$1_1 = HEAPU8[global$1 >> 0];
if (!(($1_1 | 0) != (47 | 0) & $1_1 >>> 0 > 32 >>> 0 | 0)) {
$1_1 = $0()
}
if (($1_1 | 0) == (44 | 0)) {
global$1 = global$1 + 1 | 0;
$1_1 = HEAPU8[global$1 >> 0];
if (!(($1_1 | 0) != (47 | 0) & $1_1 >>> 0 > 32 >>> 0 | 0)) {
$1_1 = $0()
}
} else {
$4_1 = 0;
if (($1_1 | 0) != (93 | 0)) {
break block3
}
}
if ((global$15 | 0) > (9e5 | 0)) {
$3_1 = 0
} else {
if (global$0 >>> 0 > 92274688 >>> 0) {
$3_1 = 0
} else {
$3_1 = ((global$8 | 0) < (12e4 | 0) & (global$2 | 0) < (395904 | 0) | 0) & global$5 >>> 0 < 15728640 >>> 0 | 0
}
}
$4_1 = 0;
if (!$3_1) {
break block3
}
continue label3;
}
break label3;
};
global$1 = global$1 + 1 | 0;
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
$4_1 = 11;
}
return $4_1;
}
return 0;
}
function $2() {
var $0_1 = 0, $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0, $12_1 = 0, $13_1 = 0;
wasm2js_memory_fill(2544, 255, 2048);
$11_1 = -1;
label : while (1) {
if ((global$2 | 0) > ($2_1 | 0)) {
$5_1 = ($2_1 << 5 | 0) + 16777216 | 0;
$0_1 = view.getInt32(($5_1 + 24 | 0), true);
if (($11_1 | 0) < ($0_1 | 0)) {
$11_1 = $0_1
}
$0_1 = ($0_1 << 2 | 0) + 2544 | 0;
view.setInt32(($5_1 + 20 | 0), view.getInt32($0_1, true), true);
view.setInt32($0_1, $2_1, true);
$2_1 = $2_1 + 1 | 0;
continue label;
}
break label;
};
label6 : while (1) {
if (($11_1 | 0) >= ($12_1 | 0)) {
$0_1 = 48234496;
$13_1 = view.getInt32((($12_1 << 2 | 0) + 2544 | 0), true);
$2_1 = $13_1;
label3 : while (1) {
if (($2_1 | 0) >= (0 | 0)) {
$7_1 = ($2_1 << 5 | 0) + 16777216 | 0;
if (!view.getInt32(($7_1 + 4 | 0), true)) {
$6_1 = $0_1;
if ((view.getInt32(($7_1 + 8 | 0), true) | 0) == (-2 | 0)) {
$2_1 = view.getInt32($7_1, true);
$5_1 = view.getInt32(($7_1 + 12 | 0), true);
$0_1 = 24;
label1 : while (1) {
block : {
$4_1 = $0_1 + $2_1 | 0;
$8_1 = view.getInt32($4_1, true) ^ -2139062144 | 0;
$1_1 = $0_1 + $5_1 | 0;
$3_1 = view.getInt32($1_1, true) ^ -2139062144 | 0;
$9_1 = view.getInt32(($4_1 + 4 | 0), true) ^ -2139062144 | 0;
$4_1 = view.getInt32(($1_1 + 4 | 0), true) ^ -2139062144 | 0;
if (($8_1 | 0) != ($3_1 | 0) | ($9_1 | 0) != ($4_1 | 0) | 0) {
$10_1 = $4_1;
$4_1 = $9_1;
if (($10_1 | 0) == ($4_1 | 0) & $3_1 >>> 0 < $8_1 >>> 0 | 0 | $4_1 >>> 0 > $10_1 >>> 0 | 0) {
$1_1 = $2_1;
$2_1 = $5_1;
$5_1 = $1_1;
}
break block;
}
if (!$0_1) {
break block
}
$0_1 = $0_1 - 8 | 0;
continue label1;
}
break label1;
};
$4_1 = view.getInt32(($2_1 + 4 | 0), true);
$3_1 = $6_1;
view.setInt32($3_1, view.getInt32($2_1, true), true);
view.setInt32(($3_1 + 4 | 0), $4_1, true);
$4_1 = $3_1;
$3_1 = view.getInt32(($2_1 + 12 | 0), true);
view.setInt32(($4_1 + 8 | 0), view.getInt32(($2_1 + 8 | 0), true), true);
view.setInt32(($4_1 + 12 | 0), $3_1, true);
$2_1 = $2_1 + 16 | 0;
$1_1 = $2_1;
$9_1 = view.getInt32($1_1, true);
$0_1 = $4_1 + 16 | 0;
$4_1 = view.getInt32(($1_1 + 4 | 0), true);
view.setInt32($0_1, $9_1, true);
view.setInt32(($0_1 + 4 | 0), $4_1, true);
$3_1 = view.getInt32(($1_1 + 12 | 0), true);
view.setInt32(($0_1 + 8 | 0), view.getInt32(($1_1 + 8 | 0), true), true);
view.setInt32(($0_1 + 12 | 0), $3_1, true);
$4_1 = view.getInt32(($5_1 + 4 | 0), true);
$0_1 = $6_1 + 32 | 0;
view.setInt32($0_1, view.getInt32($5_1, true), true);
view.setInt32(($0_1 + 4 | 0), $4_1, true);
$3_1 = view.getInt32(($5_1 + 12 | 0), true);
view.setInt32(($0_1 + 8 | 0), view.getInt32(($5_1 + 8 | 0), true), true);
view.setInt32(($0_1 + 12 | 0), $3_1, true);
$5_1 = $5_1 + 16 | 0;
$1_1 = $5_1;
$2_1 = view.getInt32($1_1, true);
$4_1 = view.getInt32(($1_1 + 4 | 0), true);
$0_1 = $0_1 + 16 | 0;
view.setInt32($0_1, $2_1, true);
view.setInt32(($0_1 + 4 | 0), $4_1, true);
$3_1 = view.getInt32(($1_1 + 12 | 0), true);
view.setInt32(($0_1 + 8 | 0), view.getInt32(($1_1 + 8 | 0), true), true);
view.setInt32(($0_1 + 12 | 0), $3_1, true);
$0_1 = $6_1 - -64 | 0;
} else {
$0_1 = $52($7_1, $6_1)
}
HEAP8[$0_1 >> 0] = 128;
$5_1 = $0_1 + 1 | 0;
$2_1 = $0_1 - $6_1 | 0;
$0_1 = (($2_1 + 72 | 0) & -64 | 0) + $6_1 | 0;
$3_1 = $0_1 - 8 | 0;
label2 : while (1) {
if ($5_1 >>> 0 < $3_1 >>> 0) {
view.setInt32($5_1, 0, true);
$5_1 = $5_1 + 4 | 0;
continue label2;
}
break label2;
};
$4_1 = $2_1 >>> 29 | 0;
$8_1 = $2_1 << 3 | 0;
$3_1 = $8_1;
$5_1 = (($4_1 & 255 | 0) << 24 | 0 | ($3_1 >>> 8 | 0) | 0) & 16711935 | 0;
$2_1 = ($4_1 >>> 8 | 0) & 16711935 | 0;
$3_1 = $3_1 & 16711935 | 0;
$1_1 = 0 | (($4_1 & 16711935 | 0) << 8 | 0) | 0;
$10_1 = $3_1 << 8 | 0;
$3_1 = $2_1 | $1_1 | 0;
$8_1 = $5_1 | $10_1 | 0;
$5_1 = (($3_1 & 65535 | 0) << 16 | 0 | ($8_1 >>> 16 | 0) | 0) & 65535 | 0;
$2_1 = $3_1 >>> 16 | 0;
$1_1 = $8_1 & 65535 | 0;
$4_1 = 0 | (($3_1 & 65535 | 0) << 16 | 0) | 0;
i64toi32_i32$HIGH_BITS = $5_1 | ($1_1 << 16 | 0) | 0;
$1_1 = $2_1 | $4_1 | 0;
$3_1 = $0_1 - 8 | 0;
view.setInt32($3_1, $1_1, true);
view.setInt32(($3_1 + 4 | 0), i64toi32_i32$HIGH_BITS, true);
view.setInt32($7_1, $6_1, true);
view.setInt32(($7_1 + 4 | 0), ($0_1 - $6_1 | 0) >>> 6 | 0, true);
}
$2_1 = view.getInt32(($7_1 + 20 | 0), true);
continue label3;
}
break label3;
};
$0_1 = $13_1;
if ((global$69 | 0) != (-1 | 0)) {
$2_1 = -1;
$5_1 = 0;
label4 : while (1) {
if (($0_1 | 0) >= (0 | 0)) {
$7_1 = $0_1 << 5 | 0;
$6_1 = $7_1 + 16777216 | 0;
$1_1 = view.getInt32(($6_1 + 20 | 0), true);
$3_1 = view.getInt32($6_1, true);
$4_1 = view.getInt32((($3_1 + (view.getInt32(($6_1 + 4 | 0), true) << 6 | 0) | 0) - 4 | 0), true);
$9_1 = $4_1 & -16711936 | 0;
$4_1 = $4_1 & 16711935 | 0;
$4_1 = (($9_1 & 16777215 | 0) << 8 | 0 | (($9_1 & -16777216 | 0) >>> 24 | 0) | 0 | (($4_1 & 255 | 0) << 24 | 0 | (($4_1 & -256 | 0) >>> 8 | 0) | 0) | 0) >>> 3 | 0;
if ($4_1 >>> 0 >= global$69 >>> 0) {
fimport$1($3_1 | 0, $4_1 | 0, $7_1 + 30408704 | 0 | 0)
} else {
if ($5_1) {
view.setInt32(($5_1 + 20 | 0), $0_1, true)
} else {
$2_1 = $0_1
}
$5_1 = $6_1;
}
$0_1 = $1_1;
continue label4;
}
break label4;
};
if ($5_1) {
view.setInt32(($5_1 + 20 | 0), -1, true)
}
$0_1 = $2_1;
}
label5 : while (1) {
if (($0_1 | 0) >= (0 | 0)) {
view.setInt32(1280, 1779033703, true);
view.setInt32(1296, -1150833019, true);
view.setInt32(1312, 1013904242, true);
view.setInt32(1328, -1521486534, true);
view.setInt32(1344, 1359893119, true);
view.setInt32(1360, -1694144372, true);
view.setInt32(1376, 528734635, true);
view.setInt32(1392, 1541459225, true);
$0_1 = $0_1 << 5 | 0;
$5_1 = $0_1 + 16777216 | 0;
$48(view.getInt32($5_1, true), view.getInt32(($5_1 + 4 | 0), true));
$0_1 = $0_1 + 30408704 | 0;
$2_1 = view.getInt32(1280, true);
$1_1 = $2_1 & -16711936 | 0;
$3_1 = ($1_1 & 16777215 | 0) << 8 | 0 | (($1_1 & -16777216 | 0) >>> 24 | 0) | 0;
$1_1 = $2_1 & 16711935 | 0;
view.setInt32($0_1, $3_1 | (($1_1 & 255 | 0) << 24 | 0 | (($1_1 & -256 | 0) >>> 8 | 0) | 0) | 0, true);
$2_1 = view.getInt32(1296, true);
$1_1 = $2_1 & -16711936 | 0;
$3_1 = ($1_1 & 16777215 | 0) << 8 | 0 | (($1_1 & -16777216 | 0) >>> 24 | 0) | 0;
$1_1 = $2_1 & 16711935 | 0;
view.setInt32(($0_1 + 4 | 0), $3_1 | (($1_1 & 255 | 0) << 24 | 0 | (($1_1 & -256 | 0) >>> 8 | 0) | 0) | 0, true);
$2_1 = view.getInt32(1312, true);
$1_1 = $2_1 & -16711936 | 0;
$3_1 = ($1_1 & 16777215 | 0) << 8 | 0 | (($1_1 & -16777216 | 0) >>> 24 | 0) | 0;
$1_1 = $2_1 & 16711935 | 0;
view.setInt32(($0_1 + 8 | 0), $3_1 | (($1_1 & 255 | 0) << 24 | 0 | (($1_1 & -256 | 0) >>> 8 | 0) | 0) | 0, true);
$2_1 = view.getInt32(1328, true);
$1_1 = $2_1 & -16711936 | 0;
$3_1 = ($1_1 & 16777215 | 0) << 8 | 0 | (($1_1 & -16777216 | 0) >>> 24 | 0) | 0;
$1_1 = $2_1 & 16711935 | 0;
view.setInt32(($0_1 + 12 | 0), $3_1 | (($1_1 & 255 | 0) << 24 | 0 | (($1_1 & -256 | 0) >>> 8 | 0) | 0) | 0, true);
$2_1 = view.getInt32(1344, true);
$1_1 = $2_1 & -16711936 | 0;
$3_1 = ($1_1 & 16777215 | 0) << 8 | 0 | (($1_1 & -16777216 | 0) >>> 24 | 0) | 0;
$1_1 = $2_1 & 16711935 | 0;
view.setInt32(($0_1 + 16 | 0), $3_1 | (($1_1 & 255 | 0) << 24 | 0 | (($1_1 & -256 | 0) >>> 8 | 0) | 0) | 0, true);
$2_1 = view.getInt32(1360, true);
$1_1 = $2_1 & -16711936 | 0;
$3_1 = ($1_1 & 16777215 | 0) << 8 | 0 | (($1_1 & -16777216 | 0) >>> 24 | 0) | 0;
$1_1 = $2_1 & 16711935 | 0;
view.setInt32(($0_1 + 20 | 0), $3_1 | (($1_1 & 255 | 0) << 24 | 0 | (($1_1 & -256 | 0) >>> 8 | 0) | 0) | 0, true);
$2_1 = view.getInt32(1376, true);
$1_1 = $2_1 & -16711936 | 0;
$3_1 = ($1_1 & 16777215 | 0) << 8 | 0 | (($1_1 & -16777216 | 0) >>> 24 | 0) | 0;
$1_1 = $2_1 & 16711935 | 0;
view.setInt32(($0_1 + 24 | 0), $3_1 | (($1_1 & 255 | 0) << 24 | 0 | (($1_1 & -256 | 0) >>> 8 | 0) | 0) | 0, true);
$3_1 = $0_1;
$0_1 = view.getInt32(1392, true);
$1_1 = $0_1 & -16711936 | 0;
$0_1 = $0_1 & 16711935 | 0;
view.setInt32(($3_1 + 28 | 0), ($1_1 & 16777215 | 0) << 8 | 0 | (($1_1 & -16777216 | 0) >>> 24 | 0) | 0 | (($0_1 & 255 | 0) << 24 | 0 | (($0_1 & -256 | 0) >>> 8 | 0) | 0) | 0, true);
$0_1 = view.getInt32(($5_1 + 20 | 0), true);
continue label5;
}
break label5;
};
$12_1 = $12_1 + 1 | 0;
continue label6;
}
break label6;
};
}
function $3($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0;
global$15 = global$15 + 1 | 0;
$4_1 = global$21;
block : {
if ($4_1 >>> 0 <= global$1 >>> 0) {
break block
}
$3_1 = HEAPU8[global$1 >> 0];
global$1 = global$1 + 1 | 0;
global$6 = $3_1 >>> 4 | 0;
global$4 = $3_1 & 15 | 0;
if ((global$4 | 0) == (14 | 0)) {
$2_1 = 1
} else {
$2_1 = (global$4 | 0) == (1 | 0) & (global$6 | 0) == (13 | 0) | 0
}
if ($2_1) {
$3_1 = global$1;
block1 : {
label : while (1) {
$2_1 = -1;
if ($5_1 >>> 0 >= 2097152 >>> 0 | $3_1 >>> 0 >= $4_1 >>> 0 | 0) {
break block1
}
$2_1 = $3_1;
$3_1 = $3_1 + 1 | 0;
$2_1 = HEAPU8[$2_1 >> 0];
$5_1 = $2_1 & 127 | 0 | ($5_1 << 7 | 0) | 0;
if ($2_1 >>> 0 < 128 >>> 0) {
continue label
}
break label;
};
global$1 = $3_1;
$2_1 = $5_1;
}
$3_1 = $2_1;
if (($3_1 | 0) == (-1 | 0)) {
$2_1 = 1
} else {
$2_1 = !$3_1 & (global$4 | 0) == (1 | 0) | 0
}
if ($2_1) {
break block
}
} else {
$3_1 = (global$6 | 0) == (1 | 0) | (global$4 | 0) == (15 | 0) | 0 ? 0 : global$4
}
global$12 = $3_1 + global$1 | 0;
$6_1 = (global$6 | 0) != (15 | 0) & $4_1 >>> 0 >= global$12 >>> 0 | 0;
}
if (!$6_1) {
return 0
}
if ((global$6 | 0) == (14 | 0)) {
$0_1 = $76($0_1, $1_1)
} else {
$0_1 = $36($0_1, $1_1)
}
return $0_1;
}
function $4() {
var $0_1 = 0, $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0;
$2();
$2_1 = 10485760;
label3 : while (1) {
if (global$3 >>> 0 > $2_1 >>> 0) {
$5_1 = view.getInt32($2_1, true);
$6_1 = view.getInt32(($2_1 + 4 | 0), true);
$0_1 = 0;
$4_1 = view.getInt32(($2_1 + 8 | 0), true);
block1 : {
if (($4_1 | 0) < (0 | 0)) {
block : {
label : while (1) {
if ($0_1 >>> 0 < 32 >>> 0) {
$1_1 = 0;
if ((view.getInt32(($0_1 + $5_1 | 0), true) | 0) != (view.getInt32(($0_1 + $6_1 | 0), true) | 0)) {
break block
}
$0_1 = $0_1 + 4 | 0;
continue label;
}
break label;
};
$1_1 = 1;
}
$0_1 = $1_1;
if (!$0_1) {
break block1
}
$2_1 = $2_1 + 16 | 0;
}
$1_1 = 0;
label2 : while (1) {
if (!$0_1 & ($1_1 | 0) < ($4_1 | 0) | 0) {
$3_1 = ($1_1 << 5 | 0) + $6_1 | 0;
$0_1 = 0;
block2 : {
label1 : while (1) {
if ($0_1 >>> 0 < 32 >>> 0) {
$7_1 = 0;
if ((view.getInt32(($0_1 + $5_1 | 0), true) | 0) != (view.getInt32(($0_1 + $3_1 | 0), true) | 0)) {
break block2
}
$0_1 = $0_1 + 4 | 0;
continue label1;
}
break label1;
};
$7_1 = 1;
}
$0_1 = $7_1;
$1_1 = $1_1 + 1 | 0;
continue label2;
}
break label2;
};
if (!$0_1) {
view.setInt32((Math_imul(view.getInt32(($2_1 + 12 | 0), true), 192) + 7340032 | 0), 1, true)
}
}
$2_1 = $2_1 + 16 | 0;
continue label3;
}
break label3;
};
global$2 = 0;
global$8 = 0;
global$5 = 0;
global$20 = 8388608;
global$3 = 10485760;
global$0 = 67108864;
$2_1 = global$40;
label5 : while (1) {
if ((global$17 | 0) > ($2_1 | 0)) {
$1_1 = Math_imul($2_1, 192) + 7340032 | 0;
$7_1 = $1_1;
if (($2_1 | 0) > (0 | 0)) {
$4_1 = $1_1 - 192 | 0;
if (view.getInt32($4_1, true) ? 1 : view.getInt32($1_1, true)) {
$0_1 = 0
} else {
$6_1 = view.getInt32(($1_1 + 20 | 0), true);
$3_1 = view.getInt32(($4_1 + 20 | 0), true);
$8_1 = view.getInt32(($1_1 + 96 | 0), true);
$0_1 = 1;
$5_1 = $0_1 + view.getInt32(($4_1 + 16 | 0), true) | 0;
if (($5_1 | 0) == (view.getInt32(($1_1 + 16 | 0), true) | 0) & ($6_1 | 0) == (($0_1 >>> 0 > $5_1 >>> 0 ? $3_1 + 1 | 0 : $3_1) | 0) | 0) {
$6_1 = view.getInt32(($4_1 + 28 | 0), true);
$3_1 = view.getInt32(($1_1 + 28 | 0), true);
$0_1 = ($6_1 | 0) == ($3_1 | 0) & view.getInt32(($1_1 + 24 | 0), true) >>> 0 >= view.getInt32(($4_1 + 24 | 0), true) >>> 0 | 0 | $3_1 >>> 0 > $6_1 >>> 0 | 0;
} else {
$0_1 = 0
}
if ($0_1) {
$5_1 = $4_1 + 32 | 0;
$6_1 = $1_1 - -64 | 0;
$0_1 = 0;
block3 : {
label4 : while (1) {
if ($0_1 >>> 0 < 32 >>> 0) {
$3_1 = 0;
if ((view.getInt32(($0_1 + $5_1 | 0), true) | 0) != (view.getInt32(($0_1 + $6_1 | 0), true) | 0)) {
break block3
}
$0_1 = $0_1 + 4 | 0;
continue label4;
}
break label4;
};
$3_1 = 1;
}
} else {
$3_1 = 0
}
if ($3_1 ? $8_1 : 0) {
$0_1 = $4_1 + 100 | 0;
$4_1 = view.getInt32($0_1, true);
$5_1 = view.getInt32(($0_1 + 4 | 0), true);
$1_1 = $1_1 + 100 | 0;
if ((view.getInt32($1_1, true) | 0) == ($4_1 | 0) & ($5_1 | 0) == (view.getInt32(($1_1 + 4 | 0), true) | 0) | 0) {
$3_1 = (view.getInt32(($1_1 + 8 | 0), true) | 0) == (view.getInt32(($0_1 + 8 | 0), true) | 0) & (view.getInt32(($0_1 + 12 | 0), true) | 0) == (view.getInt32(($1_1 + 12 | 0), true) | 0) | 0
} else {
$3_1 = 0
}
if ($3_1) {
$0_1 = (view.getInt32(($0_1 + 14 | 0), true) | 0) == (view.getInt32(($1_1 + 14 | 0), true) | 0) & (view.getInt32(($1_1 + 18 | 0), true) | 0) == (view.getInt32(($0_1 + 18 | 0), true) | 0) | 0
} else {
$0_1 = 0
}
} else {
$0_1 = 0
}
}
} else {
$0_1 = 0
}
view.setInt32(($7_1 + 152 | 0), ($0_1 | 0) != (0 | 0), true);
$2_1 = $2_1 + 1 | 0;
continue label5;
}
break label5;
};
global$40 = global$17;
}
function $5($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, wasm2js_i32$0 = 0, wasm2js_i32$1 = 0, wasm2js_i32$2 = 0;
view.setInt16(global$0, 16395, true);
global$0 = global$0 + 2 | 0;
wasm2js_scratch_store_f64(+$0_1);
$4_1 = wasm2js_scratch_load_i32(1 | 0) | 0;
$3_1 = $0_1 != $0_1;
$5_1 = (wasm2js_i32$0 = 0, wasm2js_i32$1 = wasm2js_scratch_load_i32(0 | 0) | 0, wasm2js_i32$2 = $3_1, wasm2js_i32$2 ? wasm2js_i32$0 : wasm2js_i32$1);
$2_1 = $5_1;
$1_1 = $3_1 ? 2146959360 : $4_1;
$3_1 = $1_1;
if ($2_1 | $1_1 | 0) {
$2_1 = 56;
label : while (1) {
if (($2_1 | 0) >= (0 | 0)) {
$4_1 = $5_1;
$1_1 = $2_1 & 31 | 0;
if (($2_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$1_1 = $3_1 >>> $1_1 | 0
} else {
$1_1 = (((1 << $1_1 | 0) - 1 | 0) & $3_1 | 0) << (32 - $1_1 | 0) | 0 | ($4_1 >>> $1_1 | 0) | 0
}
$1_1 = $1_1 & 255 | 0;
if (($1_1 | 0) == (12 | 0) | ($1_1 | 0) == (11 | 0) | 0 | ($1_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $1_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $1_1;
global$0 = global$0 + 1 | 0;
}
$2_1 = $2_1 - 8 | 0;
continue label;
}
break label;
};
}
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
}
function $6() {
var $0_1 = 0;
global$70 = 0;
global$9 = global$0;
global$16 = 0;
global$10 = -1;
global$18 = -1;
global$19 = 0;
if (global$28) {
$0_1 = $3(0, 0)
} else {
$0_1 = $1(0, 0)
}
return global$70 ? 0 : $0_1;
}
function $7() {
var $0_1 = 0, $1_1 = 0, $2_1 = 0, $3_1 = 0;
if (($6() | 0) != (10 | 0)) {
return 1
}
if (!global$13) {
return 0
}
if ((global$13 | 0) != (32 | 0) | global$20 >>> 0 >= 10485760 >>> 0 | 0) {
return 1
}
$2_1 = global$20;
global$20 = global$20 + 32 | 0;
$0_1 = global$11;
$1_1 = view.getInt32($0_1, true);
$3_1 = view.getInt32(($0_1 + 4 | 0), true);
view.setInt32($2_1, $1_1, true);
view.setInt32(($2_1 + 4 | 0), $3_1, true);
$1_1 = view.getInt32(($0_1 + 12 | 0), true);
view.setInt32(($2_1 + 8 | 0), view.getInt32(($0_1 + 8 | 0), true), true);
view.setInt32(($2_1 + 12 | 0), $1_1, true);
$0_1 = $0_1 + 16 | 0;
$3_1 = view.getInt32(($0_1 + 4 | 0), true);
$1_1 = $2_1 + 16 | 0;
view.setInt32($1_1, view.getInt32($0_1, true), true);
view.setInt32(($1_1 + 4 | 0), $3_1, true);
$3_1 = $1_1;
$1_1 = view.getInt32(($0_1 + 12 | 0), true);
view.setInt32(($3_1 + 8 | 0), view.getInt32(($0_1 + 8 | 0), true), true);
view.setInt32(($3_1 + 12 | 0), $1_1, true);
return $2_1;
}
function $8($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0;
$2_1 = HEAPU8[$0_1 >> 0];
if (($2_1 | 0) == (9 | 0)) {
HEAP8[$1_1 >> 0] = 9;
global$34 = $1_1 + 1 | 0;
return $0_1 + 1 | 0;
}
if (($2_1 | 0) == (12 | 0) | ($2_1 | 0) == (11 | 0) | 0) {
view.setInt16($1_1, $2_1 << 8 | 0 | 12 | 0, true);
global$34 = $1_1 + 2 | 0;
return $0_1 + 1 | 0;
}
if (($2_1 | 0) == (92 | 0)) {
return $43($0_1, $1_1)
}
block : {
if ($2_1 >>> 0 < 194 >>> 0) {
break block
}
$3_1 = HEAPU8[($0_1 + 1 | 0) >> 0];
if ($2_1 >>> 0 < 224 >>> 0) {
if (($3_1 & 192 | 0 | 0) != (128 | 0)) {
break block
}
view.setInt16($1_1, view.getUint16($0_1, true), true);
global$34 = $1_1 + 2 | 0;
return $0_1 + 2 | 0;
}
$4_1 = HEAPU8[($0_1 + 2 | 0) >> 0];
if ($2_1 >>> 0 < 240 >>> 0) {
if (($4_1 & 192 | 0 | 0) != (128 | 0) | ($3_1 & 192 | 0 | 0) != (128 | 0) | 0) {
break block
}
if (($2_1 | 0) == (224 | 0) & $3_1 >>> 0 < 160 >>> 0 | 0) {
$2_1 = 1
} else {
$2_1 = ($2_1 | 0) == (237 | 0) & $3_1 >>> 0 > 159 >>> 0 | 0
}
if ($2_1) {
break block
}
view.setInt32($1_1, view.getInt32($0_1, true), true);
global$34 = $1_1 + 3 | 0;
return $0_1 + 3 | 0;
}
if (($3_1 & 192 | 0 | 0) != (128 | 0) | $2_1 >>> 0 > 244 >>> 0 | 0 | ($4_1 & 192 | 0 | 0) != (128 | 0) | 0) {
$4_1 = 1
} else {
$4_1 = (HEAPU8[($0_1 + 3 | 0) >> 0] & 192 | 0 | 0) != (128 | 0)
}
if ($4_1) {
break block
}
if (($2_1 | 0) == (240 | 0) & $3_1 >>> 0 < 144 >>> 0 | 0) {
$2_1 = 1
} else {
$2_1 = ($2_1 | 0) == (244 | 0) & $3_1 >>> 0 > 143 >>> 0 | 0
}
if ($2_1) {
break block
}
view.setInt32($1_1, view.getInt32($0_1, true), true);
global$34 = $1_1 + 4 | 0;
return $0_1 + 4 | 0;
}
return 0;
}
function $9($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0;
if (($1_1 | 0) != (22 | 0)) {
return 0
}
block : {
label : while (1) {
if ($2_1 >>> 0 < 16 >>> 0) {
$1_1 = HEAPU8[($0_1 + $2_1 | 0) >> 0];
$3_1 = 0;
if (($1_1 - 48 | 0) >>> 0 > 9 >>> 0 & (($1_1 | 32 | 0) - 97 | 0) >>> 0 > 25 >>> 0 | 0) {
break block
}
$2_1 = $2_1 + 1 | 0;
continue label;
}
break label;
};
$3_1 = 1;
}
if ($3_1) {
$0_1 = $0_1 + 6 | 0;
block1 : {
label1 : while (1) {
if ($4_1 >>> 0 < 16 >>> 0) {
$1_1 = HEAPU8[($0_1 + $4_1 | 0) >> 0];
$2_1 = 0;
if (($1_1 - 48 | 0) >>> 0 > 9 >>> 0 & (($1_1 | 32 | 0) - 97 | 0) >>> 0 > 25 >>> 0 | 0) {
break block1
}
$4_1 = $4_1 + 1 | 0;
continue label1;
}
break label1;
};
$2_1 = 1;
}
} else {
$2_1 = 0
}
return $2_1;
}
function $10() {
var $0_1 = 0;
global$62 = global$2;
global$63 = global$8;
global$64 = global$5;
global$65 = global$20;
global$66 = global$3;
global$67 = global$0;
global$68 = global$14;
global$15 = 0;
if (((global$8 | 0) < (12e4 | 0) & (global$2 | 0) < (395904 | 0) | 0) & global$5 >>> 0 < 15728640 >>> 0 | 0) {
$0_1 = $74(global$17)
} else {
$0_1 = 0
}
if ($0_1) {
if (global$0 >>> 0 > 92274688 >>> 0) {
$0_1 = 0
} else {
$0_1 = ((global$8 | 0) < (12e4 | 0) & (global$2 | 0) < (395904 | 0) | 0) & global$5 >>> 0 < 15728640 >>> 0 | 0
}
} else {
$0_1 = 0
}
return ($0_1 | 0) != (0 | 0);
}
function $11($0_1, $1_1, $2_1, $3_1) {
view.setInt16(global$0, 20491, true);
global$0 = global$0 + 2 | 0;
if (($3_1 ? 1 : $1_1 | $2_1 | 0) ? 1 : $0_1) {
$14($3_1);
$29($0_1, $1_1, $2_1);
}
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
}
function $12($0_1, $1_1, $2_1, $3_1, $4_1) {
var $5_1 = 0;
$5_1 = HEAPU8[$0_1 >> 0];
if (!(HEAPU8[($5_1 + 4592 | 0) >> 0] & 32 | 0 ? 1 : !$5_1 & global$7 >>> 0 <= $0_1 >>> 0 | 0)) {
return 0
}
global$1 = $0_1;
return $16(0, $1_1, 2147483647, $2_1, $3_1, $4_1, 0, 0, 0, 0, 0, 0) ? 6 : 0;
}
function $13() {
var $0_1 = 0, $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0;
$0_1 = $24(125);
if (($0_1 | 0) != (1 | 0)) {
return $0_1
}
$0_1 = HEAPU8[global$1 >> 0];
view.setInt16(global$0, 28683, true);
global$0 = global$0 + 2 | 0;
$2_1 = global$0;
block2 : {
if (HEAPU8[($0_1 + 4592 | 0) >> 0] & 4 | 0) {
$0_1 = global$0;
$3_1 = global$1;
$1_1 = $3_1;
$5_1 = HEAPU8[$1_1 >> 0];
label : while (1) {
$4_1 = $0_1;
$0_1 = $0_1 + 1 | 0;
HEAP8[$4_1 >> 0] = $5_1;
$1_1 = $1_1 + 1 | 0;
$5_1 = HEAPU8[$1_1 >> 0];
if (HEAPU8[($5_1 + 4592 | 0) >> 0] & 8 | 0) {
continue label
}
break label;
};
global$1 = $1_1;
global$0 = $0_1;
$4_1 = $1_1 - $3_1 | 0;
block : {
if (($4_1 | 0) == (4 | 0)) {
$0_1 = view.getInt32($2_1, true);
if (($0_1 | 0) == (1819047278 | 0)) {
$0_1 = 1
} else {
$0_1 = ($0_1 | 0) == (1702195828 | 0) ? 2 : 0
}
break block;
}
$0_1 = (HEAPU8[($2_1 + 4 | 0) >> 0] | 0) == (101 | 0) & (view.getInt32($2_1, true) | 0) == (1936482662 | 0) | 0 ? 3 : 0;
if (($4_1 | 0) == (5 | 0)) {
break block
}
$0_1 = (HEAPU8[($2_1 + 2 | 0) >> 0] | 0) == (110 | 0) & (view.getUint16($2_1, true) | 0) == (24942 | 0) | 0 ? 4 : 0;
if (($4_1 | 0) == (3 | 0)) {
break block
}
$0_1 = 0;
}
if ($0_1) {
$1_1 = 1
} else {
$1_1 = 0;
block1 : {
if ((HEAPU8[$2_1 >> 0] | 0) != (36 | 0) | $4_1 >>> 0 < 2 >>> 0 | 0) {
break block1
}
$0_1 = 1;
label1 : while (1) {
if ($0_1 >>> 0 < $4_1 >>> 0) {
$1_1 = 0;
if ((HEAPU8[($0_1 + $2_1 | 0) >> 0] - 48 | 0) >>> 0 > 9 >>> 0) {
break block1
}
$0_1 = $0_1 + 1 | 0;
continue label1;
}
break label1;
};
$1_1 = 1;
}
}
$3_1 = 0;
if ($1_1) {
break block2
}
global$11 = $2_1;
global$13 = $4_1;
} else {
$3_1 = 0;
if (!$21($0_1)) {
break block2
}
global$11 = $2_1;
global$13 = global$0 - $2_1 | 0;
}
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
$3_1 = 1;
}
if ($3_1) {
$0_1 = HEAPU8[global$1 >> 0];
if (!(($0_1 | 0) != (47 | 0) & $0_1 >>> 0 > 32 >>> 0 | 0)) {
$0_1 = $0()
}
$0_1 = ($0_1 | 0) != (58 | 0);
} else {
$0_1 = 1
}
if ($0_1) {
return -1
}
global$1 = global$1 + 1 | 0;
$0_1 = HEAPU8[global$1 >> 0];
if (!(($0_1 | 0) != (47 | 0) & $0_1 >>> 0 > 32 >>> 0 | 0)) {
$0()
}
global$15 = global$15 + 1 | 0;
return 1;
}
function $14($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0;
$2_1 = ($0_1 | 0) < (0 | 0);
$3_1 = $2_1 ? 64 : 0;
$2_1 = $2_1 ? 0 - $0_1 | 0 : $0_1;
$0_1 = $2_1;
label : while (1) {
if ($0_1 >>> 0 >= 64 >>> 0) {
$1_1 = $1_1 + 1 | 0;
$0_1 = $0_1 >>> 7 | 0;
continue label;
}
break label;
};
$0_1 = $3_1 | ($2_1 >>> Math_imul($1_1, 7) | 0) | 0 | ($1_1 ? 0 : 128) | 0;
if (($0_1 | 0) == (12 | 0) | ($0_1 | 0) == (11 | 0) | 0 | ($0_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $0_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $0_1;
global$0 = global$0 + 1 | 0;
}
label1 : while (1) {
if (($1_1 | 0) > (0 | 0)) {
$1_1 = $1_1 - 1 | 0;
$0_1 = ($2_1 >>> Math_imul($1_1, 7) | 0) & 127 | 0 | ($1_1 ? 0 : 128) | 0;
if (($0_1 | 0) == (12 | 0) | ($0_1 | 0) == (11 | 0) | 0 | ($0_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $0_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $0_1;
global$0 = global$0 + 1 | 0;
}
continue label1;
}
break label1;
};
}
function $15($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0;
$2_1 = global$0;
$4_1 = $0_1 + $1_1 | 0;
label1 : while (1) {
if ($4_1 >>> 0 >= ($0_1 + 16 | 0) >>> 0) {
$1_1 = $0_1;
$3_1 = 0;
label : while (1) {
if ($3_1 >>> 0 < 16 >>> 0) {
$0_1 = $2_1;
$2_1 = HEAPU8[($1_1 + $3_1 | 0) >> 0];
if (($2_1 | 0) == (12 | 0) | ($2_1 | 0) == (11 | 0) | 0 | ($2_1 | 0) == (14 | 0) | 0) {
HEAP8[$0_1 >> 0] = 12;
$0_1 = $0_1 + 1 | 0;
}
HEAP8[$0_1 >> 0] = $2_1;
$2_1 = $0_1 + 1 | 0;
$3_1 = $3_1 + 1 | 0;
continue label;
}
break label;
};
$0_1 = $1_1 + 16 | 0;
continue label1;
}
break label1;
};
label2 : while (1) {
if ($0_1 >>> 0 < $4_1 >>> 0) {
$3_1 = $0_1;
$0_1 = $0_1 + 1 | 0;
$1_1 = $2_1;
$3_1 = HEAPU8[$3_1 >> 0];
if (($3_1 | 0) == (12 | 0) | ($3_1 | 0) == (11 | 0) | 0 | ($3_1 | 0) == (14 | 0) | 0) {
HEAP8[$2_1 >> 0] = 12;
$1_1 = $2_1 + 1 | 0;
}
HEAP8[$1_1 >> 0] = $3_1;
$2_1 = $1_1 + 1 | 0;
continue label2;
}
break label2;
};
global$0 = $2_1;
}
function $16($0_1, $1_1, $2_1, $3_1, $4_1, $5_1, $6_1, $7_1, $8_1, $9_1, $10_1, $11_1) {
var $12_1 = 0, $13_1 = 0, $14_1 = 0, $15_1 = 0, $16_1 = 0;
if (($3_1 | 0) <= (0 | 0) | ($3_1 | 0) > (9999 | 0) | 0 | ($4_1 | 0) <= (0 | 0) | 0 | ($4_1 | 0) > (12 | 0) | 0 | ($5_1 | 0) <= (0 | 0) | 0 | ($6_1 | 0) > (23 | 0) | 0 | ($7_1 | 0) > (59 | 0) | 0 | ($8_1 | 0) > (59 | 0) | 0) {
return 0
}
if (($4_1 | 0) == (2 | 0)) {
if ($3_1 & 3 | 0) {
$12_1 = 0
} else {
$12_1 = ($3_1 | 0) % (100 | 0) | 0
}
if ($12_1) {
$12_1 = 0
} else {
$12_1 = ($3_1 | 0) % (400 | 0) | 0
}
$12_1 = $12_1 ? 28 : 29;
} else {
$12_1 = ($4_1 | 0) == (6 | 0) | ($4_1 | 0) == (4 | 0) | 0 | ($4_1 | 0) == (9 | 0) | 0 | ($4_1 | 0) == (11 | 0) | 0 ? 30 : 31
}
if (($12_1 | 0) < ($5_1 | 0)) {
return 0
}
$12_1 = ($2_1 | 0) != (2147483647 | 0) ? $2_1 : 0;
if (($12_1 | 0) <= (-1440 | 0) | ($12_1 | 0) >= (1440 | 0) | 0) {
return 0
}
global$25 = $3_1;
global$24 = $4_1;
global$26 = $5_1;
global$47 = $6_1;
global$48 = $7_1;
if ($12_1) {
$12_1 = (global$48 + Math_imul(global$47, 60) | 0) + ($0_1 ? $12_1 : 0 - $12_1 | 0) | 0;
if (($12_1 | 0) < (0 | 0)) {
$12_1 = $12_1 + 1440 | 0;
global$26 = global$26 - 1 | 0;
if ((global$26 | 0) <= (0 | 0)) {
global$24 = global$24 - 1 | 0;
if ((global$24 | 0) <= (0 | 0)) {
global$24 = 12;
global$25 = global$25 - 1 | 0;
}
$14_1 = global$24;
$13_1 = global$25;
if ($13_1 & 3 | 0) {
$15_1 = 0
} else {
$15_1 = ($13_1 | 0) % (100 | 0) | 0
}
if ($15_1) {
$13_1 = 0
} else {
$13_1 = ($13_1 | 0) % (400 | 0) | 0
}
global$26 = ($14_1 | 0) == (2 | 0) ? ($13_1 ? 28 : 29) : ($14_1 | 0) == (6 | 0) | ($14_1 | 0) == (4 | 0) | 0 | ($14_1 | 0) == (9 | 0) | 0 | ($14_1 | 0) == (11 | 0) | 0 ? 30 : 31;
}
} else {
if (($12_1 | 0) >= (1440 | 0)) {
$12_1 = $12_1 - 1440 | 0;
global$26 = global$26 + 1 | 0;
$14_1 = global$24;
$16_1 = global$26;
$13_1 = global$25;
if ($13_1 & 3 | 0) {
$15_1 = 0
} else {
$15_1 = ($13_1 | 0) % (100 | 0) | 0
}
if ($15_1) {
$13_1 = 0
} else {
$13_1 = ($13_1 | 0) % (400 | 0) | 0
}
if (($16_1 | 0) > ((($14_1 | 0) == (2 | 0) ? ($13_1 ? 28 : 29) : ($14_1 | 0) == (6 | 0) | ($14_1 | 0) == (4 | 0) | 0 | ($14_1 | 0) == (9 | 0) | 0 | ($14_1 | 0) == (11 | 0) | 0 ? 30 : 31) | 0)) {
global$26 = 1;
global$24 = global$24 + 1 | 0;
if ((global$24 | 0) > (12 | 0)) {
global$24 = 1;
global$25 = global$25 + 1 | 0;
}
}
}
}
global$47 = ($12_1 | 0) / (60 | 0) | 0;
global$48 = ($12_1 | 0) % (60 | 0) | 0;
if ((global$25 | 0) <= (0 | 0) | (global$25 | 0) > (9999 | 0) | 0) {
return 0
}
if ($0_1) {
global$25 = $3_1;
global$24 = $4_1;
global$26 = $5_1;
global$47 = $6_1;
global$48 = $7_1;
}
}
view.setInt16(global$0, 24587, true);
global$0 = global$0 + 2 | 0;
if (($2_1 | 0) == (2147483647 | 0)) {
HEAP8[global$0 >> 0] = 192;
global$0 = global$0 + 1 | 0;
} else {
$14($2_1)
}
$0_1 = global$25;
if ($0_1 >>> 0 >= 128 >>> 0) {
$2_1 = $0_1 >>> 7 | 0;
if (($2_1 | 0) == (12 | 0) | ($2_1 | 0) == (11 | 0) | 0 | ($2_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $2_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $2_1;
global$0 = global$0 + 1 | 0;
}
}
$0_1 = $0_1 & 127 | 0 | 128 | 0;
if (($0_1 | 0) == (12 | 0) | ($0_1 | 0) == (11 | 0) | 0 | ($0_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $0_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $0_1;
global$0 = global$0 + 1 | 0;
}
global$38 = 0;
global$38$hi = 0;
if (($1_1 | 0) > (1 | 0)) {
$0_1 = global$24;
if ($0_1 >>> 0 >= 128 >>> 0) {
$2_1 = $0_1 >>> 7 | 0;
if (($2_1 | 0) == (12 | 0) | ($2_1 | 0) == (11 | 0) | 0 | ($2_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $2_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $2_1;
global$0 = global$0 + 1 | 0;
}
}
$0_1 = $0_1 & 127 | 0 | 128 | 0;
if (($0_1 | 0) == (12 | 0) | ($0_1 | 0) == (11 | 0) | 0 | ($0_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $0_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $0_1;
global$0 = global$0 + 1 | 0;
}
}
if (($1_1 | 0) > (2 | 0)) {
$0_1 = global$26;
if ($0_1 >>> 0 >= 128 >>> 0) {
$2_1 = $0_1 >>> 7 | 0;
if (($2_1 | 0) == (12 | 0) | ($2_1 | 0) == (11 | 0) | 0 | ($2_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $2_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $2_1;
global$0 = global$0 + 1 | 0;
}
}
$0_1 = $0_1 & 127 | 0 | 128 | 0;
if (($0_1 | 0) == (12 | 0) | ($0_1 | 0) == (11 | 0) | 0 | ($0_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $0_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $0_1;
global$0 = global$0 + 1 | 0;
}
}
if (($1_1 | 0) > (3 | 0)) {
$0_1 = global$47;
if ($0_1 >>> 0 >= 128 >>> 0) {
$2_1 = $0_1 >>> 7 | 0;
if (($2_1 | 0) == (12 | 0) | ($2_1 | 0) == (11 | 0) | 0 | ($2_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $2_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $2_1;
global$0 = global$0 + 1 | 0;
}
}
$0_1 = $0_1 & 127 | 0 | 128 | 0;
if (($0_1 | 0) == (12 | 0) | ($0_1 | 0) == (11 | 0) | 0 | ($0_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $0_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $0_1;
global$0 = global$0 + 1 | 0;
}
$0_1 = global$48;
if ($0_1 >>> 0 >= 128 >>> 0) {
$2_1 = $0_1 >>> 7 | 0;
if (($2_1 | 0) == (12 | 0) | ($2_1 | 0) == (11 | 0) | 0 | ($2_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $2_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $2_1;
global$0 = global$0 + 1 | 0;
}
}
$0_1 = $0_1 & 127 | 0 | 128 | 0;
if (($0_1 | 0) == (12 | 0) | ($0_1 | 0) == (11 | 0) | 0 | ($0_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $0_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $0_1;
global$0 = global$0 + 1 | 0;
}
}
if (($1_1 | 0) == (5 | 0)) {
if ($8_1 >>> 0 >= 128 >>> 0) {
$0_1 = $8_1 >>> 7 | 0;
if (($0_1 | 0) == (12 | 0) | ($0_1 | 0) == (11 | 0) | 0 | ($0_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $0_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $0_1;
global$0 = global$0 + 1 | 0;
}
}
$0_1 = $8_1 & 127 | 0 | 128 | 0;
if (($0_1 | 0) == (12 | 0) | ($0_1 | 0) == (11 | 0) | 0 | ($0_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $0_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $0_1;
global$0 = global$0 + 1 | 0;
}
if (($11_1 | 0) > (0 | 0)) {
$14(0 - $11_1 | 0);
$29(0, $9_1, $10_1);
}
if (($11_1 | 0) <= (7 | 0)) {
label : while (1) {
if (($11_1 | 0) < (7 | 0)) {
$9_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($9_1, $10_1, 10);
$10_1 = i64toi32_i32$HIGH_BITS;
$11_1 = $11_1 + 1 | 0;
continue label;
}
break label;
};
$1_1 = global$26 | ((global$24 | (global$25 << 4 | 0) | 0) << 5 | 0) | 0;
$4_1 = $1_1 << 9 | 0;
$2_1 = $8_1 | ((global$48 | (global$47 << 6 | 0) | 0) << 6 | 0) | 0;
$0_1 = $2_1;
$2_1 = ($0_1 >> 31 | 0) << 24 | 0 | ($0_1 >>> 8 | 0) | 0;
global$38 = $9_1 | ($0_1 << 24 | 0) | 0;
global$38$hi = $10_1 | ($2_1 | $4_1 | 0) | 0;
}
}
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
return 1;
}
function $17() {
var $0_1 = 0;
if (global$28) {
$0_1 = $40(13)
} else {
if ((HEAPU8[(global$1 + 1 | 0) >> 0] | 0) == (123 | 0) | (HEAPU8[global$1 >> 0] | 0) != (123 | 0) | 0) {
$0_1 = 0
} else {
global$1 = global$1 + 1 | 0;
global$43 = 1;
$0_1 = 1;
}
}
return $0_1;
}
function $18($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0;
$4_1 = global$1;
$1_1 = HEAPU8[global$1 >> 0];
global$1 = global$1 + 1 | 0;
$2_1 = ($1_1 | 0) == (209 | 0);
$1_1 = $1_1 & 15 | 0;
if ($2_1 | ($1_1 | 0) == (14 | 0) | 0) {
$2_1 = global$1;
$5_1 = ($0_1 - $4_1 | 0) + 1 | 0;
block : {
label : while (1) {
$1_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $3_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block
}
$1_1 = $2_1;
$2_1 = $1_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$3_1 = $1_1 & 127 | 0 | ($3_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label
}
break label;
};
global$1 = $2_1;
$1_1 = $3_1;
}
$0_1 = $1_1;
$0_1 = ($0_1 | 0) == (-1 | 0) ? $5_1 : $0_1;
} else {
$0_1 = ($1_1 | 0) != (15 | 0) ? $1_1 : 0
}
$0_1 = $0_1 + global$1 | 0;
global$1 = $4_1;
return $0_1;
}
function $19() {
var $0_1 = 0, $1_1 = 0, $2_1 = 0, $3_1 = 0;
if (global$1 >>> 0 < global$21 >>> 0) {
$0_1 = 1
} else {
global$33 = global$33 - 1 | 0;
global$21 = view.getInt32(((global$33 << 2 | 0) + 5640 | 0), true);
$0_1 = 0;
}
if (!$0_1) {
return 0
}
$3_1 = global$21;
$1_1 = global$1;
block : {
label : while (1) {
$0_1 = -1;
if ($2_1 >>> 0 >= 2097152 >>> 0 | $1_1 >>> 0 >= $3_1 >>> 0 | 0) {
break block
}
$0_1 = $1_1;
$1_1 = $1_1 + 1 | 0;
$0_1 = HEAPU8[$0_1 >> 0];
$2_1 = $0_1 & 127 | 0 | ($2_1 << 7 | 0) | 0;
if ($0_1 >>> 0 < 128 >>> 0) {
continue label
}
break label;
};
global$1 = $1_1;
$0_1 = $2_1;
}
$1_1 = $0_1;
if ($1_1 >>> 0 >= global$23 >>> 0) {
return -1
}
$1_1 = ($1_1 << 3 | 0) + 113246208 | 0;
global$11 = view.getInt32($1_1, true) + 2 | 0;
global$13 = view.getInt32(($1_1 + 4 | 0), true) - 3 | 0;
global$15 = global$15 + 1 | 0;
return 1;
}
function $20() {
var $0_1 = 0, $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0;
$7_1 = global$0;
view.setInt16(global$0, 28683, true);
global$0 = global$0 + 2 | 0;
$6_1 = global$1;
if ((HEAPU8[$6_1 >> 0] | 0) == (39 | 0)) {
if ((view.getUint16(($6_1 + 1 | 0), true) | 0) == (10023 | 0)) {
return -2
}
global$1 = $6_1 + 1 | 0;
$1_1 = global$1;
$3_1 = global$0;
label1 : while (1) {
block : {
$2_1 = 0;
label : while (1) {
if ($2_1 >>> 0 < 16 >>> 0) {
$0_1 = HEAPU8[($2_1 + $1_1 | 0) >> 0];
if (!(($0_1 | 0) == (39 | 0) | ($0_1 - 32 | 0) >>> 0 > 95 >>> 0 | 0 | ($0_1 | 0) == (92 | 0) | 0)) {
HEAP8[($2_1 + $3_1 | 0) >> 0] = $0_1;
$2_1 = $2_1 + 1 | 0;
continue label;
}
}
break label;
};
$1_1 = $2_1 + $1_1 | 0;
$3_1 = $2_1 + $3_1 | 0;
if (($2_1 | 0) == (16 | 0)) {
$5_1 = $5_1 + 1 | 0;
continue label1;
}
$5_1 = 0;
if ((HEAPU8[$1_1 >> 0] | 0) == (39 | 0)) {
global$1 = $1_1 + 1 | 0;
global$0 = $3_1;
$2_1 = 1;
break block;
}
$2_1 = 0;
$1_1 = $8($1_1, $3_1);
if (!$1_1) {
break block
}
$3_1 = global$34;
continue label1;
}
break label1;
};
if (!$2_1) {
return -2
}
} else {
$4_1 = global$0;
$3_1 = global$0;
$1_1 = global$1;
$2_1 = $1_1;
$5_1 = HEAPU8[$1_1 >> 0];
label2 : while (1) {
$0_1 = $3_1;
$3_1 = $0_1 + 1 | 0;
HEAP8[$0_1 >> 0] = $5_1;
$2_1 = $2_1 + 1 | 0;
$5_1 = HEAPU8[$2_1 >> 0];
if (HEAPU8[($5_1 + 4592 | 0) >> 0] & 8 | 0) {
continue label2
}
break label2;
};
global$1 = $2_1;
global$0 = $3_1;
$1_1 = $2_1 - $1_1 | 0;
block1 : {
if (($1_1 | 0) == (4 | 0)) {
$0_1 = view.getInt32($4_1, true);
if (($0_1 | 0) == (1819047278 | 0)) {
$0_1 = 1
} else {
$0_1 = ($0_1 | 0) == (1702195828 | 0) ? 2 : 0
}
break block1;
}
$0_1 = (HEAPU8[($4_1 + 4 | 0) >> 0] | 0) == (101 | 0) & (view.getInt32($4_1, true) | 0) == (1936482662 | 0) | 0 ? 3 : 0;
if (($1_1 | 0) == (5 | 0)) {
break block1
}
$0_1 = (HEAPU8[($4_1 + 2 | 0) >> 0] | 0) == (110 | 0) & (view.getUint16($4_1, true) | 0) == (24942 | 0) | 0 ? 4 : 0;
if (($1_1 | 0) == (3 | 0)) {
break block1
}
$0_1 = 0;
}
if ($0_1) {
global$1 = $6_1;
global$0 = $7_1;
return -1;
}
$0_1 = 0;
block2 : {
if ((HEAPU8[$4_1 >> 0] | 0) != (36 | 0) | $1_1 >>> 0 < 2 >>> 0 | 0) {
break block2
}
$3_1 = 1;
label3 : while (1) {
if ($3_1 >>> 0 < $1_1 >>> 0) {
$0_1 = 0;
if ((HEAPU8[($3_1 + $4_1 | 0) >> 0] - 48 | 0) >>> 0 > 9 >>> 0) {
break block2
}
$3_1 = $3_1 + 1 | 0;
continue label3;
}
break label3;
};
$0_1 = 1;
}
if ($0_1) {
return -2
}
}
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
$0_1 = HEAPU8[global$1 >> 0];
if (!(($0_1 | 0) != (47 | 0) & $0_1 >>> 0 > 32 >>> 0 | 0)) {
$0_1 = $0()
}
if ((HEAPU8[(global$1 + 1 | 0) >> 0] | 0) != (58 | 0) | ($0_1 | 0) != (58 | 0) | 0) {
return 0
}
global$1 = global$1 + 2 | 0;
$0_1 = HEAPU8[global$1 >> 0];
if (!(($0_1 | 0) != (47 | 0) & $0_1 >>> 0 > 32 >>> 0 | 0)) {
$0()
}
return 1;
}
function $21($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0;
if (($0_1 | 0) != (34 | 0) & ($0_1 | 0) != (39 | 0) | 0) {
return 0
}
if ((view.getUint16((global$1 + 1 | 0), true) | 0) == (10023 | 0) & ($0_1 | 0) == (39 | 0) | 0) {
return 0
}
global$1 = global$1 + 1 | 0;
$2_1 = global$1;
$3_1 = global$0;
label1 : while (1) {
block : {
$1_1 = 0;
label : while (1) {
if ($1_1 >>> 0 < 16 >>> 0) {
$4_1 = HEAPU8[($1_1 + $2_1 | 0) >> 0];
if (!(($0_1 | 0) == ($4_1 | 0) | ($4_1 - 32 | 0) >>> 0 > 95 >>> 0 | 0 | ($4_1 | 0) == (92 | 0) | 0)) {
HEAP8[($1_1 + $3_1 | 0) >> 0] = $4_1;
$1_1 = $1_1 + 1 | 0;
continue label;
}
}
break label;
};
$2_1 = $1_1 + $2_1 | 0;
$3_1 = $1_1 + $3_1 | 0;
if (($1_1 | 0) == (16 | 0)) {
$5_1 = $5_1 + 1 | 0;
continue label1;
}
$5_1 = 0;
if ((HEAPU8[$2_1 >> 0] | 0) == ($0_1 & 255 | 0 | 0)) {
global$1 = $2_1 + 1 | 0;
global$0 = $3_1;
$1_1 = 1;
break block;
}
$1_1 = 0;
$2_1 = $8($2_1, $3_1);
if (!$2_1) {
break block
}
$3_1 = global$34;
continue label1;
}
break label1;
};
return $1_1;
}
function $22() {
var $0_1 = 0, $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0;
$0_1 = global$1;
$2_1 = $0_1;
label : while (1) {
if (HEAPU8[(HEAPU8[$2_1 >> 0] + 4592 | 0) >> 0] & 8 | 0) {
$2_1 = $2_1 + 1 | 0;
continue label;
}
break label;
};
global$1 = $2_1;
block6 : {
block4 : {
block3 : {
block2 : {
block1 : {
$2_1 = $2_1 - $0_1 | 0;
block : {
if (($2_1 | 0) == (4 | 0)) {
$2_1 = view.getInt32($0_1, true);
if (($2_1 | 0) == (1819047278 | 0)) {
$1_1 = 1
} else {
$1_1 = ($2_1 | 0) == (1702195828 | 0) ? 2 : 0
}
break block;
}
$1_1 = (HEAPU8[($0_1 + 4 | 0) >> 0] | 0) == (101 | 0) & (view.getInt32($0_1, true) | 0) == (1936482662 | 0) | 0 ? 3 : 0;
if (($2_1 | 0) == (5 | 0)) {
break block
}
$1_1 = (HEAPU8[($0_1 + 2 | 0) >> 0] | 0) == (110 | 0) & (view.getUint16($0_1, true) | 0) == (24942 | 0) | 0 ? 4 : 0;
if (($2_1 | 0) == (3 | 0)) {
break block
}
$1_1 = 0;
}
switch ($1_1 - 1 | 0 | 0) {
case 0:
break block1;
case 1:
break block2;
case 2:
break block3;
default:
break block4;
};
}
$4_1 = global$0;
block5 : {
if ((HEAPU8[global$1 >> 0] | 0) == (46 | 0)) {
$0_1 = global$1 + 1 | 0;
$2_1 = $0_1;
label1 : while (1) {
if (HEAPU8[(HEAPU8[$2_1 >> 0] + 4592 | 0) >> 0] & 8 | 0) {
$2_1 = $2_1 + 1 | 0;
continue label1;
}
break label1;
};
$1_1 = view.getInt32($0_1, true);
$3_1 = $2_1 - $0_1 | 0;
if (($3_1 | 0) == (4 | 0)) {
if (($1_1 | 0) == (1819047278 | 0)) {
$0_1 = 1
} else {
if (($1_1 | 0) == (1819242338 | 0)) {
$0_1 = 2
} else {
if (($1_1 | 0) == (1651469411 | 0)) {
$0_1 = 10
} else {
if (($1_1 | 0) == (1651469410 | 0)) {
$0_1 = 11
} else {
if (($1_1 | 0) == (1953720684 | 0)) {
$0_1 = 12
} else {
$0_1 = ($1_1 | 0) == (1886938483 | 0) ? 13 : 0
}
}
}
}
}
} else {
if (($3_1 | 0) == (3 | 0)) {
$0_1 = ($1_1 & 16777215 | 0 | 0) == (7630441 | 0) ? 3 : 0
} else {
if (($3_1 | 0) == (5 | 0)) {
$0_1 = (HEAPU8[($0_1 + 4 | 0) >> 0] | 0) == (116 | 0) & ($1_1 | 0) == (1634692198 | 0) | 0 ? 5 : 0
} else {
if (($3_1 | 0) == (6 | 0)) {
$0_1 = view.getUint16(($0_1 + 4 | 0), true);
if (($0_1 | 0) == (26478 | 0) & ($1_1 | 0) == (1769108595 | 0) | 0) {
$0_1 = 9
} else {
if (($0_1 | 0) == (27759 | 0) & ($1_1 | 0) == (1651341683 | 0) | 0) {
$0_1 = 8
} else {
$0_1 = ($0_1 | 0) == (29795 | 0) & ($1_1 | 0) == (1970435187 | 0) | 0 ? 14 : 0
}
}
} else {
if (($3_1 | 0) == (7 | 0)) {
$5_1 = view.getInt32(($0_1 + 4 | 0), true);
$0_1 = view.getInt32($0_1, true);
$1_1 = 8;
$3_1 = 8;
if (($1_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$1_1 = $0_1 << $3_1 | 0;
$0_1 = 0;
} else {
$1_1 = ((1 << $3_1 | 0) - 1 | 0) & ($0_1 >>> (32 - $3_1 | 0) | 0) | 0 | ($5_1 << $3_1 | 0) | 0;
$0_1 = $0_1 << $3_1 | 0;
}
$0_1 = ($0_1 | 0) == (1667589120 | 0) & ($1_1 | 0) == (1818324329 | 0) | 0 ? 6 : 0;
} else {
if (($3_1 | 0) == (9 | 0)) {
$0_1 = ((view.getInt32($0_1, true) | 0) == (1701669236 | 0) & (view.getInt32(($0_1 + 4 | 0), true) | 0) == (1835103347 | 0) | 0) & (HEAPU8[($0_1 + 8 | 0) >> 0] | 0) == (112 | 0) | 0 ? 7 : 0
} else {
$0_1 = 0
}
}
}
}
}
}
$1_1 = 0;
if (!$0_1) {
break block5
}
global$1 = $2_1;
$0_1 = $0_1 - 1 | 0;
} else {
$0_1 = 0
}
view.setInt16($4_1, ($0_1 << 4 | 0 | 15 | 0) << 8 | 0 | 11 | 0, true);
global$0 = global$0 + 2 | 0;
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
$1_1 = 1;
}
return $1_1;
}
view.setInt16(global$0, 4363, true);
break block6;
}
view.setInt16(global$0, 4107, true);
break block6;
}
$5(NaN);
return 4;
}
global$0 = global$0 + 2 | 0;
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
return 2;
}
function $23($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0;
label1 : while (1) {
$1_1 = 0;
label : while (1) {
if ($1_1 >>> 0 < 16 >>> 0) {
block : {
$2_1 = HEAPU8[($0_1 + $1_1 | 0) >> 0];
$3_1 = $2_1 & 223 | 0;
if (!$2_1 | (($3_1 | 0) == (93 | 0) | ($3_1 | 0) == (91 | 0) | 0 | ($2_1 | 0) == (34 | 0) | 0 | ($2_1 - 39 | 0) >>> 0 < 3 >>> 0 | 0 | ($2_1 | 0) == (47 | 0) | 0) | 0) {
break block
}
$1_1 = $1_1 + 1 | 0;
continue label;
}
}
break label;
};
$0_1 = $0_1 + $1_1 | 0;
if (($1_1 | 0) == (16 | 0)) {
continue label1
}
$2_1 = HEAPU8[$0_1 >> 0];
if (global$7 >>> 0 <= $0_1 >>> 0) {
return 0
}
$1_1 = ($2_1 | 0) == (39 | 0);
if ($1_1 | ($2_1 | 0) == (34 | 0) | 0) {
if ($1_1 ? (view.getUint16(($0_1 + 1 | 0), true) | 0) == (10023 | 0) : 0) {
$0_1 = $0_1 + 3 | 0;
block1 : {
label2 : while (1) {
if (global$7 >>> 0 > $0_1 >>> 0) {
$2_1 = HEAPU8[$0_1 >> 0];
if (($2_1 | 0) == (92 | 0)) {
$0_1 = $0_1 + 1 | 0
} else {
$1_1 = $0_1 + 3 | 0;
if ((view.getUint16(($0_1 + 1 | 0), true) | 0) == (10023 | 0) & ($2_1 | 0) == (39 | 0) | 0) {
break block1
}
}
$0_1 = $0_1 + 1 | 0;
continue label2;
}
break label2;
};
$1_1 = 0;
}
$0_1 = $1_1;
} else {
$1_1 = $0_1 + 1 | 0;
label4 : while (1) {
$0_1 = 0;
label3 : while (1) {
if ($0_1 >>> 0 < 16 >>> 0) {
$3_1 = HEAPU8[($0_1 + $1_1 | 0) >> 0];
if (!(($3_1 | 0) == (92 | 0) | ($2_1 | 0) == ($3_1 | 0) | 0)) {
$0_1 = $0_1 + 1 | 0;
continue label3;
}
}
break label3;
};
$1_1 = $0_1 + $1_1 | 0;
$3_1 = 0;
block2 : {
if ($1_1 >>> 0 >= global$7 >>> 0) {
break block2
}
if (($0_1 | 0) == (16 | 0)) {
continue label4
}
if (($2_1 | 0) == (HEAPU8[$1_1 >> 0] | 0)) {
$3_1 = $1_1 + 1 | 0
} else {
$1_1 = $1_1 + 2 | 0;
continue label4;
}
}
break label4;
};
$0_1 = $3_1;
}
if (!$0_1) {
return 0
}
} else {
if (($2_1 | 0) == (47 | 0)) {
$1_1 = HEAPU8[($0_1 + 1 | 0) >> 0];
$0_1 = $0_1 + 1 | 0;
if (($1_1 | 0) == (47 | 0)) {
label5 : while (1) {
if (((HEAPU8[$0_1 >> 0] | 0) != (10 | 0) & global$7 >>> 0 > $0_1 >>> 0 | 0) & (HEAPU8[$0_1 >> 0] | 0) != (13 | 0) | 0) {
$0_1 = $0_1 + 1 | 0;
continue label5;
}
break label5;
}
} else {
if (($1_1 | 0) == (42 | 0)) {
$0_1 = $0_1 + 1 | 0;
label6 : while (1) {
if ((view.getUint16($0_1, true) | 0) != (12074 | 0)) {
if (global$7 >>> 0 <= $0_1 >>> 0) {
return 0
}
$0_1 = $0_1 + 1 | 0;
continue label6;
}
break label6;
};
$0_1 = $0_1 + 2 | 0;
}
}
} else {
if ((HEAPU8[($0_1 + 1 | 0) >> 0] | 0) == (123 | 0) & ($2_1 | 0) == (123 | 0) | 0) {
$0_1 = $0_1 + 2 | 0;
block3 : {
label8 : while (1) {
if (global$7 >>> 0 > $0_1 >>> 0) {
$1_1 = 0;
label7 : while (1) {
if ($1_1 >>> 0 < 16 >>> 0) {
$2_1 = HEAPU8[($0_1 + $1_1 | 0) >> 0];
if (!(($2_1 | 0) == (39 | 0) | ($2_1 | 0) == (34 | 0) | 0 | ($2_1 | 0) == (125 | 0) | 0)) {
$1_1 = $1_1 + 1 | 0;
continue label7;
}
}
break label7;
};
$0_1 = $0_1 + $1_1 | 0;
if (($1_1 | 0) == (16 | 0)) {
continue label8
}
$1_1 = 0;
if (global$7 >>> 0 <= $0_1 >>> 0) {
break block3
}
$2_1 = HEAPU8[$0_1 >> 0];
if (($2_1 | 0) == (34 | 0)) {
$1_1 = $0_1 + 1 | 0;
label10 : while (1) {
$0_1 = 0;
label9 : while (1) {
if ($0_1 >>> 0 < 16 >>> 0) {
$3_1 = HEAPU8[($0_1 + $1_1 | 0) >> 0];
if (!(($3_1 | 0) == (92 | 0) | ($2_1 | 0) == ($3_1 | 0) | 0)) {
$0_1 = $0_1 + 1 | 0;
continue label9;
}
}
break label9;
};
$1_1 = $0_1 + $1_1 | 0;
$3_1 = 0;
block4 : {
if ($1_1 >>> 0 >= global$7 >>> 0) {
break block4
}
if (($0_1 | 0) == (16 | 0)) {
continue label10
}
if (($2_1 | 0) == (HEAPU8[$1_1 >> 0] | 0)) {
$3_1 = $1_1 + 1 | 0
} else {
$1_1 = $1_1 + 2 | 0;
continue label10;
}
}
break label10;
};
$0_1 = $3_1;
} else {
if ((view.getUint16(($0_1 + 1 | 0), true) | 0) == (10023 | 0) & ($2_1 | 0) == (39 | 0) | 0) {
$0_1 = $0_1 + 3 | 0;
block5 : {
label11 : while (1) {
if (global$7 >>> 0 > $0_1 >>> 0) {
$2_1 = HEAPU8[$0_1 >> 0];
if (($2_1 | 0) == (92 | 0)) {
$0_1 = $0_1 + 1 | 0
} else {
$1_1 = $0_1 + 3 | 0;
if ((view.getUint16(($0_1 + 1 | 0), true) | 0) == (10023 | 0) & ($2_1 | 0) == (39 | 0) | 0) {
break block5
}
}
$0_1 = $0_1 + 1 | 0;
continue label11;
}
break label11;
};
$1_1 = 0;
}
$0_1 = $1_1;
} else {
if ((HEAPU8[($0_1 + 1 | 0) >> 0] | 0) == (125 | 0) & ($2_1 | 0) == (125 | 0) | 0) {
$1_1 = $0_1 + 2 | 0;
break block3;
} else {
$0_1 = $0_1 + 1 | 0
}
}
}
$1_1 = 0;
if (!$0_1) {
break block3
}
continue label8;
}
break label8;
};
$1_1 = 0;
}
$0_1 = $1_1;
if (!$0_1) {
return 0
}
if (!$4_1) {
return $0_1
}
} else {
if (($2_1 | 0) == (91 | 0) | ($2_1 | 0) == (123 | 0) | 0 | ($2_1 | 0) == (40 | 0) | 0) {
$4_1 = $4_1 + 1 | 0;
$0_1 = $0_1 + 1 | 0;
} else {
if (($2_1 | 0) == (93 | 0) | ($2_1 | 0) == (125 | 0) | 0 | ($2_1 | 0) == (41 | 0) | 0) {
$0_1 = $0_1 + 1 | 0;
$4_1 = $4_1 - 1 | 0;
if (!$4_1) {
return $0_1
}
} else {
$0_1 = $0_1 + 1 | 0
}
}
}
}
}
continue label1;
};
}
function $24($0_1) {
var $1_1 = 0;
$1_1 = HEAPU8[global$1 >> 0];
if (!(($1_1 | 0) != (47 | 0) & $1_1 >>> 0 > 32 >>> 0 | 0)) {
$1_1 = $0()
}
if (!global$43 & ($1_1 | 0) == (44 | 0) | 0) {
global$1 = global$1 + 1 | 0;
$1_1 = HEAPU8[global$1 >> 0];
if (!(($1_1 | 0) != (47 | 0) & $1_1 >>> 0 > 32 >>> 0 | 0)) {
$1_1 = $0()
}
global$43 = 1;
}
if (($0_1 | 0) == ($1_1 | 0)) {
global$1 = global$1 + 1 | 0;
global$43 = 0;
return 0;
}
if (!global$43) {
return -1
}
global$43 = 0;
return 1;
}
function $25($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, wasm2js_i32$0 = 0, wasm2js_i32$1 = 0, wasm2js_i32$2 = 0;
$2_1 = global$11;
$6_1 = global$13;
block7 : {
block1 : {
switch ($0_1 - 1 | 0 | 0) {
case 0:
if (($6_1 | 0) == (10 | 0)) {
if ((view.getInt32($2_1, true) | 0) == (1952543859 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1852140901 | 0) | 0) {
$3_1 = $2_1 + 2 | 0;
$0_1 = (view.getInt32($3_1, true) | 0) == (1835365473 | 0) & (view.getInt32(($3_1 + 4 | 0), true) | 0) == (1937010277 | 0) | 0;
} else {
$0_1 = 0
}
} else {
$0_1 = 0
}
if ($0_1) {
return 1
}
if (($6_1 | 0) == (9 | 0)) {
if ((view.getInt32($2_1, true) | 0) == (1969450852 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1953391981 | 0) | 0) {
$0_1 = $2_1 + 1 | 0;
$0_1 = (view.getInt32($0_1, true) | 0) == (1836409711 | 0) & (view.getInt32(($0_1 + 4 | 0), true) | 0) == (1937010277 | 0) | 0;
} else {
$0_1 = 0
}
} else {
$0_1 = 0
}
if ($0_1) {
return 2
}
break block7;
case 2:
if (($6_1 | 0) == (9 | 0)) {
if ((view.getInt32($2_1, true) | 0) == (1952543859 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1852140901 | 0) | 0) {
$4_1 = $2_1 + 1 | 0;
$0_1 = (view.getInt32($4_1, true) | 0) == (1702125940 | 0) & (view.getInt32(($4_1 + 4 | 0), true) | 0) == (1953391981 | 0) | 0;
} else {
$0_1 = 0
}
} else {
$0_1 = 0
}
if ($0_1) {
return 1
}
if (($6_1 | 0) == (9 | 0)) {
if ((view.getInt32($2_1, true) | 0) == (1918989427 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1835619444 | 0) | 0) {
$3_1 = $2_1 + 1 | 0;
$0_1 = (view.getInt32($3_1, true) | 0) == (1953653108 | 0) & (view.getInt32(($3_1 + 4 | 0), true) | 0) == (1701669204 | 0) | 0;
} else {
$0_1 = 0
}
} else {
$0_1 = 0
}
if ($0_1) {
return 2
}
if (($6_1 | 0) == (15 | 0)) {
if ((view.getInt32($2_1, true) | 0) == (1952543859 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1852140901 | 0) | 0) {
$0_1 = $2_1 + 7 | 0;
$0_1 = (view.getInt32($0_1, true) | 0) == (1766093934 | 0) & (view.getInt32(($0_1 + 4 | 0), true) | 0) == (1953719655 | 0) | 0;
} else {
$0_1 = 0
}
} else {
$0_1 = 0
}
if ($0_1) {
return 3
}
break block7;
case 3:
if (wasm2js_i32$0 = (global$27 | 0) >= (128 | 0), wasm2js_i32$1 = 1, wasm2js_i32$2 = $9($2_1, $6_1), wasm2js_i32$2 ? wasm2js_i32$0 : wasm2js_i32$1) {
return -1
}
view.setInt32(((global$27 << 2 | 0) + 11534336 | 0), $2_1, true);
global$27 = global$27 + 1 | 0;
break block7;
case 4:
if (($6_1 | 0) == (9 | 0)) {
if ((view.getInt32($2_1, true) | 0) == (1818386804 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1835093605 | 0) | 0) {
$4_1 = $2_1 + 1 | 0;
$0_1 = (view.getInt32($4_1, true) | 0) == (1701601889 | 0) & (view.getInt32(($4_1 + 4 | 0), true) | 0) == (1701667150 | 0) | 0;
} else {
$0_1 = 0
}
} else {
$0_1 = 0
}
if ($0_1) {
return 1
}
if (($6_1 | 0) == (7 | 0)) {
$5_1 = view.getInt32(($2_1 + 4 | 0), true);
$0_1 = view.getInt32($2_1, true);
$3_1 = 8;
$1_1 = 8;
if (($3_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$4_1 = $0_1 << $1_1 | 0;
$0_1 = 0;
} else {
$4_1 = ((1 << $1_1 | 0) - 1 | 0) & ($0_1 >>> (32 - $1_1 | 0) | 0) | 0 | ($5_1 << $1_1 | 0) | 0;
$0_1 = $0_1 << $1_1 | 0;
}
$0_1 = ($0_1 | 0) == (1650553856 | 0) & ($4_1 | 0) == (1682531692 | 0) | 0;
} else {
$0_1 = 0
}
if ($0_1) {
return 2
}
if (($6_1 | 0) == (10 | 0)) {
if ((view.getInt32($2_1, true) | 0) == (1952543859 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1852140901 | 0) | 0) {
$0_1 = $2_1 + 2 | 0;
$0_1 = (view.getInt32($0_1, true) | 0) == (1835365473 | 0) & (view.getInt32(($0_1 + 4 | 0), true) | 0) == (1937010277 | 0) | 0;
} else {
$0_1 = 0
}
} else {
$0_1 = 0
}
if ($0_1) {
return 3
}
break block7;
case 6:
if (($6_1 | 0) == (2 | 0)) {
$4_1 = view.getInt32(($2_1 + 4 | 0), true);
$5_1 = view.getInt32($2_1, true);
$3_1 = 48;
$1_1 = 16;
if (($3_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$0_1 = $5_1 << $1_1 | 0;
$1_1 = 0;
} else {
$0_1 = ((1 << $1_1 | 0) - 1 | 0) & ($5_1 >>> (32 - $1_1 | 0) | 0) | 0 | ($4_1 << $1_1 | 0) | 0;
$1_1 = $5_1 << $1_1 | 0;
}
$0_1 = !$1_1 & ($0_1 | 0) == (1684602880 | 0) | 0;
} else {
$0_1 = 0
}
if ($0_1) {
return 1
}
if (($6_1 | 0) == (7 | 0)) {
$0_1 = view.getInt32(($2_1 + 4 | 0), true);
$3_1 = view.getInt32($2_1, true);
$5_1 = 8;
$1_1 = 8;
if (($5_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$4_1 = $3_1 << $1_1 | 0;
$0_1 = 0;
} else {
$4_1 = ((1 << $1_1 | 0) - 1 | 0) & ($3_1 >>> (32 - $1_1 | 0) | 0) | 0 | ($0_1 << $1_1 | 0) | 0;
$0_1 = $3_1 << $1_1 | 0;
}
$0_1 = ($0_1 | 0) == (1919251968 | 0) & ($4_1 | 0) == (1852795251 | 0) | 0;
} else {
$0_1 = 0
}
if ($0_1) {
return 2
}
if (($6_1 | 0) == (6 | 0)) {
$4_1 = view.getInt32(($2_1 + 4 | 0), true);
$5_1 = view.getInt32($2_1, true);
$3_1 = 16;
$1_1 = 16;
if (($3_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$0_1 = $5_1 << $1_1 | 0;
$1_1 = 0;
} else {
$0_1 = ((1 << $1_1 | 0) - 1 | 0) & ($5_1 >>> (32 - $1_1 | 0) | 0) | 0 | ($4_1 << $1_1 | 0) | 0;
$1_1 = $5_1 << $1_1 | 0;
}
$0_1 = ($1_1 | 0) == (2020868096 | 0) & ($0_1 | 0) == (1701669204 | 0) | 0;
} else {
$0_1 = 0
}
if ($0_1) {
return 3
}
if (($6_1 | 0) == (4 | 0)) {
$0_1 = view.getInt32(($2_1 + 4 | 0), true);
$3_1 = view.getInt32($2_1, true);
$5_1 = 32;
$1_1 = 0;
if (($5_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$4_1 = $3_1 << $1_1 | 0;
$0_1 = 0;
} else {
$4_1 = ((1 << $1_1 | 0) - 1 | 0) & ($3_1 >>> (32 - $1_1 | 0) | 0) | 0 | ($0_1 << $1_1 | 0) | 0;
$0_1 = $3_1 << $1_1 | 0;
}
$0_1 = !$0_1 & ($4_1 | 0) == (1682536564 | 0) | 0;
} else {
$0_1 = 0
}
if ($0_1) {
return 4
}
break block7;
case 7:
if (($6_1 | 0) == (6 | 0)) {
$4_1 = view.getInt32(($2_1 + 4 | 0), true);
$5_1 = view.getInt32($2_1, true);
$3_1 = 16;
$1_1 = 16;
if (($3_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$0_1 = $5_1 << $1_1 | 0;
$1_1 = 0;
} else {
$0_1 = ((1 << $1_1 | 0) - 1 | 0) & ($5_1 >>> (32 - $1_1 | 0) | 0) | 0 | ($4_1 << $1_1 | 0) | 0;
$1_1 = $5_1 << $1_1 | 0;
}
$0_1 = ($1_1 | 0) == (2020868096 | 0) & ($0_1 | 0) == (1701669204 | 0) | 0;
} else {
$0_1 = 0
}
if ($0_1) {
global$51 = global$51 | 1 | 0
} else {
if (($6_1 | 0) == (4 | 0)) {
$0_1 = view.getInt32(($2_1 + 4 | 0), true);
$3_1 = view.getInt32($2_1, true);
$5_1 = 32;
$1_1 = 0;
if (($5_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$4_1 = $3_1 << $1_1 | 0;
$0_1 = 0;
} else {
$4_1 = ((1 << $1_1 | 0) - 1 | 0) & ($3_1 >>> (32 - $1_1 | 0) | 0) | 0 | ($0_1 << $1_1 | 0) | 0;
$0_1 = $3_1 << $1_1 | 0;
}
$0_1 = !$0_1 & ($4_1 | 0) == (1682536564 | 0) | 0;
} else {
$0_1 = 0
}
if ($0_1) {
global$51 = global$51 | 2 | 0
}
}
break block7;
default:
break block1;
};
}
return 0;
}
return 0;
}
function $26($0_1, $1_1, $2_1) {
var $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0;
block8 : {
block1 : {
switch ($0_1 - 1 | 0 | 0) {
case 0:
if ($1_1) {
$0_1 = ((($1_1 | 0) == (1 | 0) ? 11 : 13) | 0) == ($2_1 | 0)
} else {
$0_1 = 1
}
return $0_1;
case 2:
if (($1_1 | 0) == (1 | 0)) {
if (($2_1 | 0) == (8 | 0)) {
$0_1 = global$11;
$1_1 = $0_1 + global$13 | 0;
label : while (1) {
if ($0_1 >>> 0 < $1_1 >>> 0) {
if ((HEAPU8[$0_1 >> 0] | 0) == (32 | 0)) {
$2_1 = 1
} else {
$2_1 = (HEAPU8[$0_1 >> 0] - 9 | 0) >>> 0 < 5 >>> 0
}
} else {
$2_1 = 0
}
if ($2_1) {
$0_1 = $0_1 + 1 | 0;
continue label;
}
break label;
};
$2_1 = 0;
block6 : {
if ($0_1 >>> 0 >= $1_1 >>> 0) {
break block6
}
$2_1 = 1;
if (HEAPU8[$0_1 >> 0] >>> 0 >= 128 >>> 0) {
break block6
}
if (($1_1 - $0_1 | 0) >>> 0 >= 4 >>> 0) {
$2_1 = (view.getInt32($0_1, true) | 538976288 | 0 | 0) == (1667594341 | 0)
} else {
$2_1 = 0
}
}
} else {
$2_1 = 1
}
return !$2_1;
}
if (($1_1 | 0) == (2 | 0)) {
if (!(global$38 | global$38$hi | 0) | ($2_1 | 0) != (6 | 0) | 0) {
return 0
}
$3_1 = global$58;
$0_1 = global$38;
$4_1 = $0_1;
$2_1 = global$58$hi;
$1_1 = global$38$hi;
$0_1 = ($2_1 | 0) == ($1_1 | 0) & $0_1 >>> 0 < $3_1 >>> 0 | 0 | $1_1 >>> 0 < $2_1 >>> 0 | 0;
global$58 = $0_1 ? $3_1 : $4_1;
global$58$hi = $0_1 ? $2_1 : $1_1;
return 1;
}
if (($1_1 | 0) != (3 | 0)) {
$0_1 = 1
} else {
$0_1 = (global$13 | 0) == (32 | 0) & ($2_1 | 0) == (10 | 0) | 0
}
return $0_1;
case 3:
if (($2_1 | 0) != (13 | 0)) {
return 0
}
$6_1 = (global$27 << 2 | 0) + 11534844 | 0;
$3_1 = global$83;
$2_1 = global$84;
$4_1 = global$81;
$1_1 = global$82;
$0_1 = global$49;
if ((global$35 | 0) > (0 | 0)) {
$5_1 = $27(global$49, $3_1, $2_1, $4_1, $1_1)
} else {
$5_1 = 0
}
block7 : {
if ($5_1) {
break block7
}
$0_1 = 0;
label1 : while (1) {
if ((global$35 | 0) > ($0_1 | 0)) {
if ($27($0_1, $3_1, $2_1, $4_1, $1_1)) {
global$49 = $0_1;
break block7;
}
$0_1 = $0_1 + 1 | 0;
continue label1;
}
break label1;
};
$0_1 = -1;
if (($1_1 + $2_1 | 0) >>> 0 > 256 >>> 0) {
break block7
}
$0_1 = (global$35 << 4 | 0) + 66584576 | 0;
view.setInt32($0_1, global$32, true);
view.setInt32(($0_1 + 4 | 0), $2_1, true);
wasm2js_memory_copy(global$32, $3_1, $2_1);
global$32 = $2_1 + global$32 | 0;
view.setInt32(($0_1 + 8 | 0), global$32, true);
view.setInt32(($0_1 + 12 | 0), $1_1, true);
wasm2js_memory_copy(global$32, $4_1, $1_1);
global$32 = $1_1 + global$32 | 0;
global$49 = global$35;
$0_1 = global$35;
global$35 = $0_1 + 1 | 0;
}
view.setInt32($6_1, $0_1, true);
return ($0_1 | 0) >= (0 | 0);
case 4:
if (($1_1 | 0) == (1 | 0)) {
global$81 = global$11;
global$82 = global$13;
} else {
if (($1_1 | 0) == (2 | 0)) {
global$83 = global$11;
global$84 = global$13;
}
}
if ($1_1) {
$0_1 = ((($1_1 | 0) == (3 | 0) ? 11 : 8) | 0) == ($2_1 | 0)
} else {
$0_1 = 1
}
return $0_1;
case 6:
if (($1_1 | 0) == (1 | 0)) {
global$77 = global$11;
break block8;
}
if (($1_1 | 0) == (2 | 0)) {
global$85 = global$30;
global$85$hi = global$30$hi;
$1_1 = 2097151;
$0_1 = global$30$hi;
return (!global$41 & ($2_1 | 0) == (3 | 0) | 0) & (($1_1 | 0) == ($0_1 | 0) | $0_1 >>> 0 < $1_1 >>> 0 | 0) | 0;
}
if (($1_1 | 0) == (3 | 0)) {
global$59 = global$38;
global$59$hi = global$38$hi;
return ($2_1 | 0) == (6 | 0) & (global$38 | global$38$hi | 0 | 0) != (0 | 0) | 0;
}
if (($1_1 | 0) == (4 | 0)) {
global$78 = global$11;
break block8;
}
return 1;
default:
break block1;
};
}
return 1;
}
if (($2_1 | 0) == (8 | 0)) {
$0_1 = $9(global$11, global$13)
} else {
$0_1 = 0
}
return $0_1;
}
function $27($0_1, $1_1, $2_1, $3_1, $4_1) {
var $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0;
$6_1 = ($0_1 << 4 | 0) + 66584576 | 0;
if (($2_1 | 0) != (view.getInt32(($6_1 + 4 | 0), true) | 0)) {
$0_1 = 1
} else {
$0_1 = ($4_1 | 0) != (view.getInt32(($6_1 + 12 | 0), true) | 0)
}
if ($0_1) {
return 0
}
$10_1 = view.getInt32($6_1, true);
$0_1 = 0;
block : {
label : while (1) {
$8_1 = $0_1 + 8 | 0;
if ($2_1 >>> 0 >= $8_1 >>> 0) {
$5_1 = $0_1 + $10_1 | 0;
$9_1 = view.getInt32($5_1, true);
$11_1 = view.getInt32(($5_1 + 4 | 0), true);
$5_1 = $0_1 + $1_1 | 0;
$0_1 = view.getInt32($5_1, true);
$5_1 = view.getInt32(($5_1 + 4 | 0), true);
$7_1 = 0;
if (($0_1 | 0) != ($9_1 | 0) | ($5_1 | 0) != ($11_1 | 0) | 0) {
break block
}
$0_1 = $8_1;
continue label;
}
break label;
};
label1 : while (1) {
if ($0_1 >>> 0 < $2_1 >>> 0) {
$7_1 = 0;
if ((HEAPU8[($0_1 + $10_1 | 0) >> 0] | 0) != (HEAPU8[($0_1 + $1_1 | 0) >> 0] | 0)) {
break block
}
$0_1 = $0_1 + 1 | 0;
continue label1;
}
break label1;
};
$7_1 = 1;
}
if ($7_1) {
$2_1 = view.getInt32(($6_1 + 8 | 0), true);
$0_1 = 0;
block1 : {
label2 : while (1) {
$1_1 = $0_1 + 8 | 0;
if ($4_1 >>> 0 >= $1_1 >>> 0) {
$5_1 = $0_1 + $2_1 | 0;
$8_1 = view.getInt32($5_1, true);
$9_1 = view.getInt32(($5_1 + 4 | 0), true);
$5_1 = $0_1 + $3_1 | 0;
$0_1 = view.getInt32($5_1, true);
$6_1 = view.getInt32(($5_1 + 4 | 0), true);
$5_1 = 0;
if (($0_1 | 0) != ($8_1 | 0) | ($6_1 | 0) != ($9_1 | 0) | 0) {
break block1
}
$0_1 = $1_1;
continue label2;
}
break label2;
};
label3 : while (1) {
if ($0_1 >>> 0 < $4_1 >>> 0) {
$5_1 = 0;
if ((HEAPU8[($0_1 + $2_1 | 0) >> 0] | 0) != (HEAPU8[($0_1 + $3_1 | 0) >> 0] | 0)) {
break block1
}
$0_1 = $0_1 + 1 | 0;
continue label3;
}
break label3;
};
$5_1 = 1;
}
} else {
$5_1 = 0
}
return $5_1;
}
function $28($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0;
$7_1 = 8;
label : while (1) {
if ($7_1 >>> 0 < 32 >>> 0) {
$2_1 = $0_1 + $7_1 | 0;
$6_1 = view.getInt32($2_1, true);
$3_1 = $6_1;
$2_1 = view.getInt32(($2_1 + 4 | 0), true);
$8_1 = $2_1;
$4_1 = (($2_1 & 255 | 0) << 24 | 0 | ($3_1 >>> 8 | 0) | 0) & 16711935 | 0;
$5_1 = ($2_1 >>> 8 | 0) & 16711935 | 0;
$2_1 = $3_1 & 16711935 | 0;
$3_1 = 0 | (($8_1 & 16711935 | 0) << 8 | 0) | 0;
$9_1 = $2_1 << 8 | 0;
$2_1 = $3_1 | $5_1 | 0;
$6_1 = $4_1 | $9_1 | 0;
$4_1 = (($2_1 & 65535 | 0) << 16 | 0 | ($6_1 >>> 16 | 0) | 0) & 65535 | 0;
$5_1 = $2_1 >>> 16 | 0;
$3_1 = $6_1 & 65535 | 0;
$2_1 = 0 | (($2_1 & 65535 | 0) << 16 | 0) | 0;
i64toi32_i32$HIGH_BITS = $4_1 | ($3_1 << 16 | 0) | 0;
$6_1 = $2_1 | $5_1 | 0;
$8_1 = i64toi32_i32$HIGH_BITS;
$2_1 = $1_1 + $7_1 | 0;
$4_1 = view.getInt32($2_1, true);
$3_1 = $4_1;
$2_1 = view.getInt32(($2_1 + 4 | 0), true);
$5_1 = $2_1;
$10_1 = (($2_1 & 255 | 0) << 24 | 0 | ($3_1 >>> 8 | 0) | 0) & 16711935 | 0;
$11_1 = ($2_1 >>> 8 | 0) & 16711935 | 0;
$2_1 = $3_1 & 16711935 | 0;
$3_1 = 0 | (($5_1 & 16711935 | 0) << 8 | 0) | 0;
$9_1 = $2_1 << 8 | 0;
$2_1 = $3_1 | $11_1 | 0;
$4_1 = $9_1 | $10_1 | 0;
$10_1 = (($2_1 & 65535 | 0) << 16 | 0 | ($4_1 >>> 16 | 0) | 0) & 65535 | 0;
$11_1 = $2_1 >>> 16 | 0;
$3_1 = $4_1 & 65535 | 0;
$2_1 = 0 | (($2_1 & 65535 | 0) << 16 | 0) | 0;
i64toi32_i32$HIGH_BITS = $10_1 | ($3_1 << 16 | 0) | 0;
$4_1 = $2_1 | $11_1 | 0;
$5_1 = i64toi32_i32$HIGH_BITS;
if (($4_1 | 0) != ($6_1 | 0) | ($5_1 | 0) != ($8_1 | 0) | 0) {
$3_1 = $5_1;
$2_1 = $8_1;
return ($3_1 | 0) == ($2_1 | 0) & $4_1 >>> 0 > $6_1 >>> 0 | 0 | $2_1 >>> 0 < $3_1 >>> 0 | 0;
}
$7_1 = $7_1 + 8 | 0;
continue label;
}
break label;
};
return 0;
}
function $29($0_1, $1_1, $2_1) {
var $3_1 = 0, $4_1 = 0;
$3_1 = $0_1 ? 128 : 0;
if (!($1_1 | $2_1 | 0)) {
if ($0_1) {
if (($3_1 | 0) == (12 | 0) | ($3_1 | 0) == (11 | 0) | 0 | ($3_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $3_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $3_1;
global$0 = global$0 + 1 | 0;
}
}
return;
}
$0_1 = Math_clz32($2_1);
$0_1 = 64 - (($0_1 | 0) == (32 | 0) ? Math_clz32($1_1) + 32 | 0 : $0_1) | 0;
if ($0_1 & 7 | 0) {
$0_1 = ((($0_1 + 7 | 0) >> 3 | 0) - 1 | 0) << 3 | 0
} else {
if (($3_1 | 0) == (12 | 0) | ($3_1 | 0) == (11 | 0) | 0 | ($3_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $3_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $3_1;
global$0 = global$0 + 1 | 0;
}
$3_1 = 0;
$0_1 = (($0_1 >> 3 | 0) - 1 | 0) << 3 | 0;
}
label : while (1) {
if (($0_1 | 0) >= (0 | 0)) {
$4_1 = $0_1 & 31 | 0;
if (($0_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$4_1 = $2_1 >>> $4_1 | 0
} else {
$4_1 = (((1 << $4_1 | 0) - 1 | 0) & $2_1 | 0) << (32 - $4_1 | 0) | 0 | ($1_1 >>> $4_1 | 0) | 0
}
$3_1 = $3_1 | ($4_1 & 255 | 0) | 0;
if (($3_1 | 0) == (12 | 0) | ($3_1 | 0) == (11 | 0) | 0 | ($3_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $3_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $3_1;
global$0 = global$0 + 1 | 0;
}
$3_1 = 0;
$0_1 = $0_1 - 8 | 0;
continue label;
}
break label;
};
}
function $30($0_1, $1_1, $2_1) {
var $3_1 = 0, $4_1 = 0;
view.setInt16(global$0, ($2_1 ? $0_1 | $1_1 | 0 : 0) ? 12299 : 8203, true);
global$0 = global$0 + 2 | 0;
$2_1 = Math_clz32($1_1);
$2_1 = (((71 - (($2_1 | 0) == (32 | 0) ? Math_clz32($0_1) + 32 | 0 : $2_1) | 0) >> 3 | 0) - 1 | 0) << 3 | 0;
label : while (1) {
if (($2_1 | 0) >= (0 | 0)) {
$3_1 = $0_1;
$4_1 = $2_1 & 31 | 0;
if (($2_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$3_1 = $1_1 >>> $4_1 | 0
} else {
$3_1 = (((1 << $4_1 | 0) - 1 | 0) & $1_1 | 0) << (32 - $4_1 | 0) | 0 | ($3_1 >>> $4_1 | 0) | 0
}
$3_1 = $3_1 & 255 | 0;
if (($3_1 | 0) == (12 | 0) | ($3_1 | 0) == (11 | 0) | 0 | ($3_1 | 0) == (14 | 0) | 0) {
view.setInt16(global$0, $3_1 << 8 | 0 | 12 | 0, true);
global$0 = global$0 + 2 | 0;
} else {
HEAP8[global$0 >> 0] = $3_1;
global$0 = global$0 + 1 | 0;
}
$2_1 = $2_1 - 8 | 0;
continue label;
}
break label;
};
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
}
function $31($0_1, $1_1, $2_1, $3_1, $4_1, $5_1, $6_1, $7_1, $8_1, $9_1) {
var $10_1 = 0;
$10_1 = (global$8 << 5 | 0) + 44040192 | 0;
view.setInt32($10_1, $7_1, true);
view.setInt32(($10_1 + 4 | 0), $8_1, true);
view.setInt32(($10_1 + 16 | 0), -1, true);
if (($5_1 | 0) != (-1 | 0)) {
view.setInt32(((($5_1 << 5 | 0) + 44040192 | 0) + 16 | 0), global$8, true)
}
$7_1 = global$8;
global$8 = $7_1 + 1 | 0;
$8_1 = $9_1 + 1 | 0;
$6_1 = ($6_1 | 0) > ($8_1 | 0) ? $6_1 : $8_1;
if (($4_1 | 0) < (0 | 0)) {
global$31 = $0_1;
global$9 = global$0;
global$16 = $1_1;
global$10 = $7_1;
} else {
$5_1 = ($5_1 << 5 | 0) + 44040192 | 0;
view.setInt32(($5_1 + 8 | 0), $0_1, true);
view.setInt32(($5_1 + 12 | 0), $1_1, true);
global$31 = $2_1;
global$9 = global$0;
global$16 = $3_1;
global$10 = $4_1;
}
global$18 = $7_1;
global$19 = $6_1;
}
function $32($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0;
label1 : while (1) {
if (($0_1 | 0) > (1 | 0)) {
$5_1 = ($0_1 + 1 | 0) >> 1 | 0;
$2_1 = 0;
label : while (1) {
if (($2_1 | 0) < ($5_1 | 0)) {
$1_1 = ($2_1 << 3 | 0) + 11538432 | 0;
$4_1 = view.getInt32($1_1, true);
$3_1 = ($0_1 | 0) > (($2_1 << 1 | 0) + 1 | 0 | 0) ? view.getInt32(($1_1 + 4 | 0), true) : 0;
$7_1 = ($2_1 << 2 | 0) + 11538432 | 0;
if ($4_1) {
if ($3_1) {
$1_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($1_1, $4_1, true);
view.setInt32(($1_1 + 4 | 0), 0, true);
view.setInt32(($1_1 + 8 | 0), -2, true);
view.setInt32(($1_1 + 12 | 0), $3_1, true);
view.setInt32(($1_1 + 24 | 0), $6_1, true);
global$5 = global$5 + 128 | 0;
$1_1 = global$2;
global$2 = $1_1 + 1 | 0;
$3_1 = ($1_1 << 5 | 0) + 30408704 | 0;
} else {
$3_1 = $4_1
}
}
view.setInt32($7_1, $3_1, true);
$2_1 = $2_1 + 1 | 0;
continue label;
}
break label;
};
$0_1 = $5_1;
$6_1 = $6_1 + 1 | 0;
continue label1;
}
break label1;
};
return $0_1 ? view.getInt32(11538432, true) : 0;
}
function $33() {
var $0_1 = 0;
if (global$28) {
$0_1 = $40(11)
} else {
if ((HEAPU8[global$1 >> 0] | 0) != (91 | 0)) {
$0_1 = 0
} else {
global$1 = global$1 + 1 | 0;
global$43 = 1;
$0_1 = 1;
}
}
return $0_1;
}
function $34() {
var $0_1 = 0;
if (global$28) {
if (global$1 >>> 0 < global$21 >>> 0) {
$0_1 = 1
} else {
global$33 = global$33 - 1 | 0;
global$21 = view.getInt32(((global$33 << 2 | 0) + 5640 | 0), true);
$0_1 = 0;
}
} else {
$0_1 = $24(93)
}
return $0_1;
}
function $35() {
var $0_1 = 0, $1_1 = 0, $2_1 = 0, $3_1 = 0;
if (!$17()) {
return 0
}
label : while (1) {
if (global$28) {
$0_1 = $19()
} else {
$0_1 = $13()
}
if (!$0_1) {
return ($1_1 | 0) == (3 | 0)
}
if (($0_1 | 0) < (0 | 0)) {
return 0
}
if ((global$13 | 0) == (8 | 0)) {
$0_1 = global$11;
$0_1 = (view.getInt32($0_1, true) | 0) == (1634890867 | 0) & (view.getInt32(($0_1 + 4 | 0), true) | 0) == (1682531438 | 0) | 0;
} else {
$0_1 = 0
}
if ($0_1) {
if ($1_1 & 1 | 0) {
$0_1 = 0
} else {
if (($6() | 0) == (8 | 0)) {
$0_1 = $9(global$11, global$13)
} else {
$0_1 = 0
}
}
if (!$0_1) {
return 0
}
global$71 = global$11;
$1_1 = $1_1 | 1 | 0;
} else {
if ((global$13 | 0) == (10 | 0)) {
$0_1 = global$11;
if ((view.getInt32($0_1, true) | 0) == (1970365811 | 0) & (view.getInt32(($0_1 + 4 | 0), true) | 0) == (1701015141 | 0) | 0) {
$0_1 = $0_1 + 2 | 0;
$0_1 = (view.getInt32($0_1, true) | 0) == (1852142961 | 0) & (view.getInt32(($0_1 + 4 | 0), true) | 0) == (1867408739 | 0) | 0;
} else {
$0_1 = 0
}
} else {
$0_1 = 0
}
if ($0_1) {
if ($1_1 & 2 | 0) {
$0_1 = 0
} else {
$0_1 = $6();
$3_1 = !global$41 & ($0_1 | 0) == (3 | 0) | 0;
$0_1 = global$30$hi;
$2_1 = 2097151;
$0_1 = $3_1 & (($0_1 | 0) == ($2_1 | 0) | $0_1 >>> 0 < $2_1 >>> 0 | 0) | 0;
}
if (!$0_1) {
return 0
}
global$72 = global$30;
global$72$hi = global$30$hi;
$1_1 = $1_1 | 2 | 0;
} else {
return 0
}
}
continue label;
};
}
function $36($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0;
$6_1 = global$12;
$4_1 = global$1;
$8_1 = $6_1 - $4_1 | 0;
if ((global$4 | 0) == (15 | 0)) {
view.setInt16(global$0, (((global$6 | 0) == (3 | 0) ? 2 : global$6) << 4 | 0 | 15 | 0) << 8 | 0 | 11 | 0, true);
global$0 = global$0 + 2 | 0;
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
return 1;
}
block10 : {
switch (global$6 - 1 | 0 | 0) {
case 0:
if (global$4 >>> 0 > 1 >>> 0) {
return 0
}
view.setInt16(global$0, (global$4 | 16 | 0) << 8 | 0 | 11 | 0, true);
global$0 = global$0 + 2 | 0;
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
return 2;
case 1:
case 2:
$1_1 = (global$6 | 0) == (3 | 0);
$0_1 = $4_1;
$4_1 = $0_1 + $8_1 | 0;
label : while (1) {
if (!($0_1 >>> 0 >= $4_1 >>> 0 ? 1 : HEAPU8[$0_1 >> 0])) {
$0_1 = $0_1 + 1 | 0;
continue label;
}
break label;
};
$2_1 = 0;
block11 : {
if ($1_1 & ($0_1 | 0) == ($4_1 | 0) | 0) {
break block11
}
global$1 = $4_1;
if (($4_1 - $0_1 | 0) >>> 0 <= 8 >>> 0) {
label1 : while (1) {
if ($0_1 >>> 0 < $4_1 >>> 0) {
$2_1 = $7_1;
$3_1 = $5_1 << 8 | 0 | ($2_1 >>> 24 | 0) | 0;
$7_1 = HEAPU8[$0_1 >> 0] | ($2_1 << 8 | 0) | 0;
$5_1 = $3_1;
$0_1 = $0_1 + 1 | 0;
continue label1;
}
break label1;
};
global$30 = $7_1;
$2_1 = $5_1;
global$30$hi = $2_1;
global$41 = $1_1;
$30($7_1, $2_1, $1_1);
$2_1 = 3;
break block11;
}
$2_1 = 0;
if ($8_1 >>> 0 > 8e3 >>> 0) {
break block11
}
global$30 = -1;
global$30$hi = -1;
global$41 = $1_1;
view.setInt16(global$0, $1_1 ? 12299 : 8203, true);
global$0 = global$0 + 2 | 0;
$15($0_1, $4_1 - $0_1 | 0);
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
$2_1 = 3;
}
return $2_1;
case 3:
global$1 = $6_1;
if ($8_1) {
if (($8_1 | 0) == (4 | 0)) {
$0_1 = view.getInt32($4_1, true);
$1_1 = $0_1 & -16711936 | 0;
$0_1 = $0_1 & 16711935 | 0;
$5(+(wasm2js_scratch_store_i32(2, ($1_1 & 16777215 | 0) << 8 | 0 | (($1_1 & -16777216 | 0) >>> 24 | 0) | 0 | (($0_1 & 255 | 0) << 24 | 0 | (($0_1 & -256 | 0) >>> 8 | 0) | 0) | 0), wasm2js_scratch_load_f32()));
} else {
if (($8_1 | 0) == (8 | 0)) {
$9_1 = view.getInt32(($4_1 + 4 | 0), true);
$7_1 = view.getInt32($4_1, true);
$0_1 = (($9_1 & 255 | 0) << 24 | 0 | ($7_1 >>> 8 | 0) | 0) & 16711935 | 0;
$1_1 = ($9_1 >>> 8 | 0) & 16711935 | 0;
$3_1 = $7_1 & 16711935 | 0;
$2_1 = 0 | (($9_1 & 16711935 | 0) << 8 | 0) | 0;
$10_1 = $3_1 << 8 | 0;
$3_1 = $1_1 | $2_1 | 0;
$7_1 = $0_1 | $10_1 | 0;
$0_1 = (($3_1 & 65535 | 0) << 16 | 0 | ($7_1 >>> 16 | 0) | 0) & 65535 | 0;
$1_1 = $3_1 >>> 16 | 0;
$2_1 = $7_1 & 65535 | 0;
$9_1 = 0 | (($3_1 & 65535 | 0) << 16 | 0) | 0;
i64toi32_i32$HIGH_BITS = $0_1 | ($2_1 << 16 | 0) | 0;
$0_1 = $1_1 | $9_1 | 0;
$2_1 = i64toi32_i32$HIGH_BITS;
wasm2js_scratch_store_i32(0 | 0, $0_1 | 0);
wasm2js_scratch_store_i32(1 | 0, $2_1 | 0);
$5(+wasm2js_scratch_load_f64());
} else {
return 0
}
}
} else {
$5(0.0)
}
return 4;
case 4:
block12 : {
if (($6_1 | 0) == (global$1 | 0)) {
$11(0, 0, 0, 0);
$0_1 = 5;
break block12;
}
$1_1 = global$1;
$2_1 = -1;
block13 : {
if ($6_1 >>> 0 <= $1_1 >>> 0) {
break block13
}
$0_1 = $1_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
global$39 = ($1_1 & 64 | 0 | 0) != (0 | 0);
$4_1 = $1_1 & 63 | 0;
label2 : while (1) {
if ($1_1 >>> 0 < 128 >>> 0) {
$2_1 = -1;
if ($0_1 >>> 0 >= $6_1 >>> 0 | $4_1 >>> 0 >= 1048576 >>> 0 | 0) {
break block13
}
$1_1 = $0_1;
$0_1 = $0_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$4_1 = $1_1 & 127 | 0 | ($4_1 << 7 | 0) | 0;
continue label2;
}
break label2;
};
global$1 = $0_1;
$2_1 = $4_1;
}
$4_1 = $2_1;
$0_1 = 0;
if (($4_1 | 0) == (-1 | 0) | ($6_1 - global$1 | 0) >>> 0 > 8 >>> 0 | 0) {
break block12
}
$0_1 = $6_1 >>> 0 > global$1 >>> 0;
if ($0_1) {
$0_1 = HEAPU8[global$1 >> 0] >>> 0 >= 128 >>> 0
}
$1_1 = global$1;
label3 : while (1) {
if ($1_1 >>> 0 < $6_1 >>> 0) {
$2_1 = $5_1 << 8 | 0 | ($7_1 >>> 24 | 0) | 0;
$7_1 = HEAPU8[$1_1 >> 0] | ($7_1 << 8 | 0) | 0;
$5_1 = $2_1;
$1_1 = $1_1 + 1 | 0;
continue label3;
}
break label3;
};
if ($0_1) {
$1_1 = $5_1;
$2_1 = ($6_1 - global$1 | 0) - 1 | 0;
$10_1 = $2_1 << 3 | 0;
$3_1 = $10_1 & 31 | 0;
if (($10_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$2_1 = 128 << $3_1 | 0;
$5_1 = 0;
} else {
$2_1 = ((1 << $3_1 | 0) - 1 | 0) & (128 >>> (32 - $3_1 | 0) | 0) | 0;
$5_1 = 128 << $3_1 | 0;
}
$7_1 = $5_1 ^ $7_1 | 0;
$5_1 = $1_1 ^ $2_1 | 0;
}
global$1 = $6_1;
$11($0_1, $7_1, $5_1, global$39 ? 0 - $4_1 | 0 : $4_1);
$0_1 = 5;
}
return $0_1;
case 5:
return $77($6_1);
case 6:
if ($8_1 >>> 0 > 4 >>> 0) {
return 0
}
label4 : while (1) {
if ($4_1 >>> 0 < $6_1 >>> 0) {
$2_1 = $7_1;
$9_1 = $5_1 << 8 | 0 | ($2_1 >>> 24 | 0) | 0;
$7_1 = HEAPU8[$4_1 >> 0] | ($2_1 << 8 | 0) | 0;
$5_1 = $9_1;
$4_1 = $4_1 + 1 | 0;
continue label4;
}
break label4;
};
$3_1 = global$23;
$2_1 = $3_1 >> 31 | 0;
$10_1 = $3_1;
$3_1 = $2_1;
$2_1 = $5_1;
if (($3_1 | 0) == ($2_1 | 0) & $7_1 >>> 0 >= $10_1 >>> 0 | 0 | $2_1 >>> 0 > $3_1 >>> 0 | 0) {
return 0
}
global$1 = $6_1;
$0_1 = ($7_1 << 3 | 0) + 113246208 | 0;
$1_1 = view.getInt32($0_1, true);
$4_1 = view.getInt32(($0_1 + 4 | 0), true);
$0_1 = 0;
label5 : while (1) {
if ($0_1 >>> 0 < $4_1 >>> 0) {
$8_1 = $0_1 + $1_1 | 0;
$3_1 = view.getInt32($8_1, true);
$2_1 = view.getInt32(($8_1 + 4 | 0), true);
$6_1 = $0_1 + global$0 | 0;
view.setInt32($6_1, $3_1, true);
view.setInt32(($6_1 + 4 | 0), $2_1, true);
$9_1 = view.getInt32(($8_1 + 12 | 0), true);
view.setInt32(($6_1 + 8 | 0), view.getInt32(($8_1 + 8 | 0), true), true);
view.setInt32(($6_1 + 12 | 0), $9_1, true);
$0_1 = $0_1 + 16 | 0;
continue label5;
}
break label5;
};
global$0 = $4_1 + global$0 | 0;
return 7;
case 7:
view.setInt16(global$0, 32779, true);
global$0 = global$0 + 2 | 0;
$0_1 = global$0;
$1_1 = $39($4_1, $6_1, $0_1);
if (!$1_1) {
return 0
}
global$0 = $1_1;
global$1 = $6_1;
global$11 = $0_1;
global$13 = $1_1 - $0_1 | 0;
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
return 8;
case 8:
case 9:
view.setInt16(global$0, global$6 << 12 | 0 | 11 | 0, true);
global$0 = global$0 + 2 | 0;
$15($4_1, $8_1);
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
global$1 = $6_1;
global$11 = $4_1;
global$13 = $8_1;
return (global$6 | 0) == (9 | 0) ? 9 : 10;
case 10:
case 11:
$3_1 = 0;
block14 : {
if (($1_1 | 0) >= (100 | 0)) {
break block14
}
view.setInt16(global$0, global$6 << 12 | 0 | 11 | 0, true);
global$0 = global$0 + 2 | 0;
$11_1 = global$21;
global$21 = $6_1;
$8_1 = (global$6 | 0) == (11 | 0);
if ($8_1) {
$4_1 = ($0_1 | 0) == (2 | 0) ? 3 : 0
} else {
$4_1 = 0
}
label6 : while (1) {
if ($6_1 >>> 0 > global$1 >>> 0) {
$2_1 = $3($4_1, $1_1 + 1 | 0);
$3_1 = 0;
if (!$2_1) {
break block14
}
if ($0_1 ? $8_1 : 0) {
block15 : {
if (($0_1 | 0) == (2 | 0)) {
global$42 = global$42 + 1 | 0;
$5_1 = ($2_1 | 0) == (13 | 0);
break block15;
}
if (($0_1 | 0) == (6 | 0)) {
$9_1 = global$30$hi;
$5_1 = 0;
if (!((!global$41 & ($2_1 | 0) == (3 | 0) | 0) & (($9_1 | 0) == (2097151 | 0) | $9_1 >>> 0 < 2097151 >>> 0 | 0) | 0)) {
break block15
}
$2_1 = global$50;
$7_1 = global$30;
$3_1 = $7_1;
$9_1 = global$50$hi;
$5_1 = global$30$hi;
$10_1 = $5_1;
if (($9_1 | 0) > ($5_1 | 0)) {
$3_1 = 1
} else {
$3_1 = $2_1 >>> 0 > $3_1 >>> 0 & ($9_1 | 0) >= ($10_1 | 0) | 0
}
global$50 = $3_1 ? $2_1 : $7_1;
global$50$hi = $3_1 ? $9_1 : $5_1;
}
$5_1 = 1;
}
} else {
$5_1 = 1
}
$3_1 = 0;
if (!$5_1) {
break block14
}
if ((global$15 | 0) > (9e5 | 0)) {
$5_1 = 0
} else {
if (global$0 >>> 0 > 92274688 >>> 0) {
$5_1 = 0
} else {
$5_1 = ((global$8 | 0) < (12e4 | 0) & (global$2 | 0) < (395904 | 0) | 0) & global$5 >>> 0 < 15728640 >>> 0 | 0
}
}
$3_1 = 0;
if (!$5_1) {
break block14
}
continue label6;
}
break label6;
};
global$21 = $11_1;
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
$3_1 = $8_1 ? 11 : 12;
}
return $3_1;
case 12:
return $75($0_1, $1_1, $6_1);
default:
break block10;
};
}
return 0;
}
function $37($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0;
block : {
if ($0_1 >>> 0 <= global$1 >>> 0) {
break block
}
$2_1 = HEAPU8[global$1 >> 0];
global$1 = global$1 + 1 | 0;
global$6 = $2_1 >>> 4 | 0;
global$4 = $2_1 & 15 | 0;
if ((global$4 | 0) == (14 | 0)) {
$1_1 = 1
} else {
$1_1 = (global$4 | 0) == (1 | 0) & (global$6 | 0) == (13 | 0) | 0
}
if ($1_1) {
$2_1 = global$1;
block1 : {
label : while (1) {
$1_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $3_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block1
}
$1_1 = $2_1;
$2_1 = $2_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$3_1 = $1_1 & 127 | 0 | ($3_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label
}
break label;
};
global$1 = $2_1;
$1_1 = $3_1;
}
$3_1 = 0;
$2_1 = $1_1;
if (($2_1 | 0) == (-1 | 0)) {
$1_1 = 1
} else {
$1_1 = !$2_1 & (global$4 | 0) == (1 | 0) | 0
}
if ($1_1) {
break block
}
} else {
$2_1 = (global$6 | 0) == (1 | 0) | (global$4 | 0) == (15 | 0) | 0 ? 0 : global$4
}
global$12 = $2_1 + global$1 | 0;
$3_1 = (global$6 | 0) != (15 | 0) & $0_1 >>> 0 >= global$12 >>> 0 | 0;
}
block2 : {
if ($3_1 ? (global$6 | 0) != (14 | 0) : 1) {
break block2
}
$2_1 = global$1;
$3_1 = 0;
block3 : {
label1 : while (1) {
$1_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $3_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block3
}
$1_1 = $2_1;
$2_1 = $2_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$3_1 = $1_1 & 127 | 0 | ($3_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label1
}
break label1;
};
global$1 = $2_1;
$1_1 = $3_1;
}
if (($1_1 | 0) != (1 | 0)) {
$1_1 = 1
} else {
$1_1 = (HEAPU8[global$1 >> 0] | 0) != (131 | 0)
}
if ($1_1) {
break block2
}
global$1 = global$1 + 1 | 0;
$3_1 = 0;
block4 : {
if ($0_1 >>> 0 <= global$1 >>> 0) {
break block4
}
$2_1 = HEAPU8[global$1 >> 0];
global$1 = global$1 + 1 | 0;
global$6 = $2_1 >>> 4 | 0;
global$4 = $2_1 & 15 | 0;
if ((global$4 | 0) == (14 | 0)) {
$1_1 = 1
} else {
$1_1 = (global$4 | 0) == (1 | 0) & (global$6 | 0) == (13 | 0) | 0
}
if ($1_1) {
$2_1 = global$1;
block5 : {
label2 : while (1) {
$1_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $3_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block5
}
$1_1 = $2_1;
$2_1 = $2_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$3_1 = $1_1 & 127 | 0 | ($3_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label2
}
break label2;
};
global$1 = $2_1;
$1_1 = $3_1;
}
$3_1 = 0;
$2_1 = $1_1;
if (($2_1 | 0) == (-1 | 0)) {
$1_1 = 1
} else {
$1_1 = !$2_1 & (global$4 | 0) == (1 | 0) | 0
}
if ($1_1) {
break block4
}
} else {
$2_1 = (global$6 | 0) == (1 | 0) | (global$4 | 0) == (15 | 0) | 0 ? 0 : global$4
}
global$12 = $2_1 + global$1 | 0;
$3_1 = (global$6 | 0) != (15 | 0) & $0_1 >>> 0 >= global$12 >>> 0 | 0;
}
if ((($3_1 ? (global$6 | 0) != (13 | 0) : 1) ? 1 : (global$4 | 0) == (15 | 0)) ? 1 : ($0_1 | 0) != (global$12 | 0)) {
break block2
}
$4_1 = 2;
global$60 = 0;
label6 : while (1) {
if ($0_1 >>> 0 > global$1 >>> 0) {
$2_1 = global$1;
$3_1 = 0;
block6 : {
label3 : while (1) {
$1_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $3_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block6
}
$1_1 = $2_1;
$2_1 = $2_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$3_1 = $1_1 & 127 | 0 | ($3_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label3
}
break label3;
};
global$1 = $2_1;
$1_1 = $3_1;
}
$5_1 = $1_1;
$3_1 = 0;
block7 : {
if ($0_1 >>> 0 <= global$1 >>> 0) {
break block7
}
$2_1 = HEAPU8[global$1 >> 0];
global$1 = global$1 + 1 | 0;
global$6 = $2_1 >>> 4 | 0;
global$4 = $2_1 & 15 | 0;
if ((global$4 | 0) == (14 | 0)) {
$1_1 = 1
} else {
$1_1 = (global$4 | 0) == (1 | 0) & (global$6 | 0) == (13 | 0) | 0
}
if ($1_1) {
$2_1 = global$1;
block8 : {
label4 : while (1) {
$1_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $3_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block8
}
$1_1 = $2_1;
$2_1 = $2_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$3_1 = $1_1 & 127 | 0 | ($3_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label4
}
break label4;
};
global$1 = $2_1;
$1_1 = $3_1;
}
$3_1 = 0;
$2_1 = $1_1;
if (($2_1 | 0) == (-1 | 0)) {
$1_1 = 1
} else {
$1_1 = !$2_1 & (global$4 | 0) == (1 | 0) | 0
}
if ($1_1) {
break block7
}
} else {
$2_1 = (global$6 | 0) == (1 | 0) | (global$4 | 0) == (15 | 0) | 0 ? 0 : global$4
}
global$12 = $2_1 + global$1 | 0;
$3_1 = (global$6 | 0) != (15 | 0) & $0_1 >>> 0 >= global$12 >>> 0 | 0;
}
if ($3_1 ? (global$4 | 0) == (15 | 0) : 1) {
break block2
}
if (($5_1 | 0) == (6 | 0)) {
if ($6_1 | (global$6 | 0) != (7 | 0) | 0) {
$1_1 = 1
} else {
$2_1 = global$1;
$1_1 = global$12;
$3_1 = global$1 + 4 | 0;
$1_1 = $3_1 >>> 0 > $1_1 >>> 0 ? $1_1 : $3_1;
$5_1 = 0;
$3_1 = 0;
label5 : while (1) {
if ($2_1 >>> 0 < $1_1 >>> 0) {
$6_1 = 0;
$4_1 = 8;
$3_1 = ((1 << $4_1 | 0) - 1 | 0) & ($5_1 >>> (32 - $4_1 | 0) | 0) | 0 | ($3_1 << $4_1 | 0) | 0;
$5_1 = $5_1 << $4_1 | 0 | HEAPU8[$2_1 >> 0] | 0;
$3_1 = $3_1 | $6_1 | 0;
$2_1 = $2_1 + 1 | 0;
continue label5;
}
break label5;
};
$1_1 = ($5_1 | 0) != (3 | 0) | $3_1 | 0;
}
if ($1_1) {
break block2
}
$6_1 = 1;
$4_1 = 1;
} else {
if (($5_1 | 0) == (7 | 0)) {
if (global$60 ? 1 : (global$6 | 0) != (11 | 0)) {
break block2
}
global$60 = global$1;
global$79 = global$12;
} else {
break block2
}
}
global$1 = global$12;
continue label6;
}
break label6;
};
return $4_1;
}
return 0;
}
function $38() {
var $0_1 = 0, $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0;
if (!global$60) {
return 1
}
global$1 = global$60;
label1 : while (1) {
if (global$1 >>> 0 < global$79 >>> 0) {
$4_1 = 0;
$3_1 = global$79;
block : {
if ($3_1 >>> 0 <= global$1 >>> 0) {
break block
}
$0_1 = HEAPU8[global$1 >> 0];
global$1 = global$1 + 1 | 0;
global$6 = $0_1 >>> 4 | 0;
global$4 = $0_1 & 15 | 0;
if ((global$4 | 0) == (14 | 0)) {
$1_1 = 1
} else {
$1_1 = (global$4 | 0) == (1 | 0) & (global$6 | 0) == (13 | 0) | 0
}
if ($1_1) {
$0_1 = global$1;
$2_1 = 0;
block1 : {
label : while (1) {
$1_1 = -1;
if ($2_1 >>> 0 >= 2097152 >>> 0 | $0_1 >>> 0 >= $3_1 >>> 0 | 0) {
break block1
}
$1_1 = $0_1;
$0_1 = $0_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$2_1 = $1_1 & 127 | 0 | ($2_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label
}
break label;
};
global$1 = $0_1;
$1_1 = $2_1;
}
$0_1 = $1_1;
if (($0_1 | 0) == (-1 | 0)) {
$1_1 = 1
} else {
$1_1 = !$0_1 & (global$4 | 0) == (1 | 0) | 0
}
if ($1_1) {
break block
}
} else {
$0_1 = (global$6 | 0) == (1 | 0) | (global$4 | 0) == (15 | 0) | 0 ? 0 : global$4
}
global$12 = $0_1 + global$1 | 0;
$4_1 = (global$6 | 0) != (15 | 0) & $3_1 >>> 0 >= global$12 >>> 0 | 0;
}
if (($4_1 ? (global$6 | 0) != (8 | 0) : 1) ? 1 : (global$4 | 0) == (15 | 0)) {
return 0
}
$0_1 = global$12 - global$1 | 0;
$1_1 = global$22 + 2 | 0;
if ((global$23 | 0) >= (25e4 | 0)) {
$0_1 = 1
} else {
$0_1 = ((global$22 + ($0_1 << 1 | 0) | 0) - -64 | 0) >>> 0 > 132120576 >>> 0
}
$0_1 = $0_1 ? 0 : $1_1;
if (!$0_1) {
return 0
}
$0_1 = $39(global$1, global$12, $0_1);
if (!$0_1) {
return 0
}
view.setInt16(global$22, 28683, true);
HEAP8[$0_1 >> 0] = 14;
$1_1 = (global$23 << 3 | 0) + 113246208 | 0;
view.setInt32($1_1, global$22, true);
view.setInt32(($1_1 + 4 | 0), ($0_1 + 1 | 0) - global$22 | 0, true);
global$23 = global$23 + 1 | 0;
global$22 = ($0_1 + 16 | 0) & -16 | 0;
global$1 = global$12;
continue label1;
}
break label1;
};
return 1;
}
function $39($0_1, $1_1, $2_1) {
var $3_1 = 0, $4_1 = 0, $5_1 = 0;
label1 : while (1) {
if ($0_1 >>> 0 < $1_1 >>> 0) {
$3_1 = 0;
label : while (1) {
if ($3_1 >>> 0 < 16 >>> 0) {
$4_1 = HEAPU8[($0_1 + $3_1 | 0) >> 0];
if (($4_1 - 32 | 0) >>> 0 <= 95 >>> 0) {
HEAP8[($2_1 + $3_1 | 0) >> 0] = $4_1;
$3_1 = $3_1 + 1 | 0;
continue label;
}
}
break label;
};
if ($1_1 >>> 0 <= ($0_1 + $3_1 | 0) >>> 0) {
return ($1_1 - $0_1 | 0) + $2_1 | 0
}
$0_1 = $0_1 + $3_1 | 0;
$2_1 = $2_1 + $3_1 | 0;
if (($3_1 | 0) == (16 | 0)) {
$5_1 = $5_1 + 1 | 0;
continue label1;
}
$5_1 = 0;
$3_1 = HEAPU8[$0_1 >> 0];
if ($3_1 >>> 0 >= 128 >>> 0) {
$0_1 = $8($0_1, $2_1);
if (!$0_1 | $0_1 >>> 0 > $1_1 >>> 0 | 0) {
return 0
}
$2_1 = global$34;
} else {
if (($3_1 | 0) == (12 | 0) | ($3_1 | 0) == (11 | 0) | 0 | ($3_1 | 0) == (14 | 0) | 0) {
HEAP8[$2_1 >> 0] = 12;
$2_1 = $2_1 + 1 | 0;
}
HEAP8[$2_1 >> 0] = $3_1;
$0_1 = $0_1 + 1 | 0;
$2_1 = $2_1 + 1 | 0;
}
continue label1;
}
break label1;
};
return $2_1;
}
function $40($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0;
$3_1 = global$21;
block : {
if ($3_1 >>> 0 <= global$1 >>> 0) {
break block
}
$2_1 = HEAPU8[global$1 >> 0];
global$1 = global$1 + 1 | 0;
global$6 = $2_1 >>> 4 | 0;
global$4 = $2_1 & 15 | 0;
if ((global$4 | 0) == (14 | 0)) {
$1_1 = 1
} else {
$1_1 = (global$4 | 0) == (1 | 0) & (global$6 | 0) == (13 | 0) | 0
}
if ($1_1) {
$2_1 = global$1;
block1 : {
label : while (1) {
$1_1 = -1;
if ($4_1 >>> 0 >= 2097152 >>> 0 | $2_1 >>> 0 >= $3_1 >>> 0 | 0) {
break block1
}
$1_1 = $2_1;
$2_1 = $2_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$4_1 = $1_1 & 127 | 0 | ($4_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label
}
break label;
};
global$1 = $2_1;
$1_1 = $4_1;
}
$2_1 = $1_1;
if (($2_1 | 0) == (-1 | 0)) {
$1_1 = 1
} else {
$1_1 = !$2_1 & (global$4 | 0) == (1 | 0) | 0
}
if ($1_1) {
break block
}
} else {
$2_1 = (global$6 | 0) == (1 | 0) | (global$4 | 0) == (15 | 0) | 0 ? 0 : global$4
}
global$12 = $2_1 + global$1 | 0;
$5_1 = (global$6 | 0) != (15 | 0) & $3_1 >>> 0 >= global$12 >>> 0 | 0;
}
if (($5_1 ? ($0_1 | 0) != (global$6 | 0) : 1) ? 1 : (global$4 | 0) == (15 | 0)) {
return 0
}
view.setInt32(((global$33 << 2 | 0) + 5640 | 0), global$21, true);
global$33 = global$33 + 1 | 0;
global$21 = global$12;
return 1;
}
function $41() {
global$69 = -1;
global$32 = 66600960;
global$52 = 115343360;
global$22 = 115343360;
global$20 = 8388608;
global$3 = 10485760;
}
function $42($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0, $12_1 = 0, $13_1 = 0, $14_1 = 0, $15_1 = 0, $16_1 = 0, $17_1 = 0, $18_1 = 0, $19_1 = 0, $20_1 = 0, $21_1 = 0;
block : {
if (($1_1 | 0) >= (100 | 0)) {
break block
}
global$1 = global$1 + 1 | 0;
view.setInt16(global$0, 53259, true);
global$0 = global$0 + 2 | 0;
$13_1 = -1;
$10_1 = -1;
$8_1 = -1;
$3_1 = HEAPU8[global$1 >> 0];
if (!(($3_1 | 0) != (47 | 0) & $3_1 >>> 0 > 32 >>> 0 | 0)) {
$3_1 = $0()
}
$15_1 = global$9;
$16_1 = global$0;
$17_1 = global$31;
$18_1 = global$16;
$19_1 = global$10;
$20_1 = global$18;
$21_1 = global$19;
label4 : while (1) {
if (($3_1 | 0) != (125 | 0)) {
global$9 = global$0;
global$16 = 0;
global$10 = -1;
global$18 = -1;
global$19 = 0;
$3_1 = HEAPU8[global$1 >> 0];
view.setInt16(global$0, 28683, true);
global$0 = global$0 + 2 | 0;
$4_1 = global$0;
block3 : {
if (HEAPU8[($3_1 + 4592 | 0) >> 0] & 4 | 0) {
$2_1 = global$0;
$5_1 = global$1;
$3_1 = $5_1;
$6_1 = HEAPU8[$3_1 >> 0];
label : while (1) {
$7_1 = $2_1;
$2_1 = $2_1 + 1 | 0;
HEAP8[$7_1 >> 0] = $6_1;
$3_1 = $3_1 + 1 | 0;
$6_1 = HEAPU8[$3_1 >> 0];
if (HEAPU8[($6_1 + 4592 | 0) >> 0] & 8 | 0) {
continue label
}
break label;
};
global$1 = $3_1;
global$0 = $2_1;
$3_1 = $3_1 - $5_1 | 0;
block1 : {
if (($3_1 | 0) == (4 | 0)) {
$2_1 = view.getInt32($4_1, true);
if (($2_1 | 0) == (1819047278 | 0)) {
$2_1 = 1
} else {
$2_1 = ($2_1 | 0) == (1702195828 | 0) ? 2 : 0
}
break block1;
}
$2_1 = (HEAPU8[($4_1 + 4 | 0) >> 0] | 0) == (101 | 0) & (view.getInt32($4_1, true) | 0) == (1936482662 | 0) | 0 ? 3 : 0;
if (($3_1 | 0) == (5 | 0)) {
break block1
}
$2_1 = (HEAPU8[($4_1 + 2 | 0) >> 0] | 0) == (110 | 0) & (view.getUint16($4_1, true) | 0) == (24942 | 0) | 0 ? 4 : 0;
if (($3_1 | 0) == (3 | 0)) {
break block1
}
$2_1 = 0;
}
if ($2_1) {
$5_1 = 1
} else {
$5_1 = 0;
block2 : {
if ((HEAPU8[$4_1 >> 0] | 0) != (36 | 0) | $3_1 >>> 0 < 2 >>> 0 | 0) {
break block2
}
$2_1 = 1;
label1 : while (1) {
if ($3_1 >>> 0 > $2_1 >>> 0) {
$5_1 = 0;
if ((HEAPU8[($2_1 + $4_1 | 0) >> 0] - 48 | 0) >>> 0 > 9 >>> 0) {
break block2
}
$2_1 = $2_1 + 1 | 0;
continue label1;
}
break label1;
};
$5_1 = 1;
}
}
$2_1 = 0;
if ($5_1) {
break block3
}
global$11 = $4_1;
global$13 = $3_1;
} else {
$2_1 = 0;
if (!$21($3_1)) {
break block3
}
global$11 = $4_1;
global$13 = global$0 - $4_1 | 0;
}
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
$2_1 = 1;
}
if (!$2_1) {
break block
}
$3_1 = 0;
if ($0_1) {
$3_1 = $25($0_1);
if (($3_1 | 0) < (0 | 0)) {
break block
}
$2_1 = ($3_1 | 0) > (0 | 0) ? 1 << $3_1 | 0 : 0;
if ($9_1 & $2_1 | 0) {
break block
}
$9_1 = $2_1 | $9_1 | 0;
}
$2_1 = HEAPU8[global$1 >> 0];
if (!(($2_1 | 0) != (47 | 0) & $2_1 >>> 0 > 32 >>> 0 | 0)) {
$2_1 = $0()
}
if (($2_1 | 0) != (58 | 0)) {
break block
}
global$1 = global$1 + 1 | 0;
$2_1 = HEAPU8[global$1 >> 0];
if (!(($2_1 | 0) != (47 | 0) & $2_1 >>> 0 > 32 >>> 0 | 0)) {
$0()
}
if ($0_1) {
if (($3_1 | 0) == (1 | 0)) {
$2_1 = 2
} else {
$2_1 = ($3_1 | 0) == (2 | 0) ? 4 : 0
}
block4 : {
if (($0_1 | 0) == (1 | 0)) {
break block4
}
$2_1 = 5;
if (($0_1 | 0) == (4 | 0)) {
break block4
}
$2_1 = 6;
if (($3_1 | 0) == (3 | 0) & ($0_1 | 0) == (5 | 0) | 0) {
break block4
}
$2_1 = 0;
}
} else {
$2_1 = 0
}
$2_1 = $1($2_1, $1_1 + 1 | 0);
if (!$2_1) {
break block
}
if ($0_1) {
$3_1 = $26($0_1, $3_1, $2_1)
} else {
$3_1 = 1
}
if (!$3_1) {
break block
}
if ((global$10 | 0) < (0 | 0)) {
$3_1 = global$0;
$7_1 = global$9;
$6_1 = $3_1 - $7_1 | 0;
HEAP8[$3_1 >> 0] = 128;
$2_1 = $3_1 + 1 | 0;
$3_1 = $7_1 + (($6_1 + 72 | 0) & -64 | 0) | 0;
$5_1 = $3_1 - 8 | 0;
label2 : while (1) {
if ($2_1 >>> 0 < $5_1 >>> 0) {
view.setInt32($2_1, 0, true);
$2_1 = $2_1 + 4 | 0;
continue label2;
}
break label2;
};
$2_1 = $6_1;
$6_1 = $2_1 >>> 29 | 0;
$5_1 = $2_1 << 3 | 0;
$4_1 = $5_1;
$11_1 = (($6_1 & 255 | 0) << 24 | 0 | ($4_1 >>> 8 | 0) | 0) & 16711935 | 0;
$12_1 = ($6_1 >>> 8 | 0) & 16711935 | 0;
$4_1 = $4_1 & 16711935 | 0;
$2_1 = 0 | (($6_1 & 16711935 | 0) << 8 | 0) | 0;
$5_1 = $4_1 << 8 | 0;
$4_1 = $2_1 | $12_1 | 0;
$5_1 = $5_1 | $11_1 | 0;
$11_1 = (($4_1 & 65535 | 0) << 16 | 0 | ($5_1 >>> 16 | 0) | 0) & 65535 | 0;
$12_1 = $4_1 >>> 16 | 0;
$2_1 = $5_1 & 65535 | 0;
$6_1 = 0 | (($4_1 & 65535 | 0) << 16 | 0) | 0;
$5_1 = $2_1 << 16 | 0;
i64toi32_i32$HIGH_BITS = $5_1 | $11_1 | 0;
$4_1 = $3_1 - 8 | 0;
view.setInt32($4_1, $6_1 | $12_1 | 0, true);
view.setInt32(($4_1 + 4 | 0), i64toi32_i32$HIGH_BITS, true);
$2_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($2_1, $7_1, true);
view.setInt32(($2_1 + 4 | 0), ($3_1 - $7_1 | 0) >>> 6 | 0, true);
view.setInt32(($2_1 + 8 | 0), -1, true);
view.setInt32(($2_1 + 24 | 0), 0, true);
global$2 = global$2 + 1 | 0;
global$0 = $3_1;
} else {
$3_1 = (global$18 << 5 | 0) + 44040192 | 0;
view.setInt32(($3_1 + 8 | 0), global$9, true);
view.setInt32(($3_1 + 12 | 0), global$0, true);
$2_1 = (global$2 << 5 | 0) + 16777216 | 0;
$7_1 = global$31;
view.setInt32($2_1, $7_1, true);
view.setInt32(($2_1 + 4 | 0), 0, true);
$3_1 = global$10;
view.setInt32(($2_1 + 8 | 0), $3_1, true);
$6_1 = global$16;
view.setInt32(($2_1 + 12 | 0), $6_1, true);
view.setInt32(($2_1 + 24 | 0), global$19, true);
$2_1 = ($6_1 - $7_1 | 0) + 128 | 0;
label3 : while (1) {
if (($3_1 | 0) != (-1 | 0)) {
$3_1 = ($3_1 << 5 | 0) + 44040192 | 0;
$2_1 = ((view.getInt32(($3_1 + 12 | 0), true) + (view.getInt32(($3_1 + 4 | 0), true) << 6 | 0) | 0) - view.getInt32(($3_1 + 8 | 0), true) | 0) + $2_1 | 0;
$3_1 = view.getInt32(($3_1 + 16 | 0), true);
continue label3;
}
break label3;
};
global$5 = $2_1 + global$5 | 0;
global$2 = global$2 + 1 | 0;
}
$3_1 = global$2 - 1 | 0;
if (($10_1 | 0) < (0 | 0)) {
$13_1 = $3_1
} else {
view.setInt32(((($10_1 << 5 | 0) + 16777216 | 0) + 16 | 0), $3_1, true)
}
$14_1 = $14_1 + 1 | 0;
$10_1 = $3_1;
$3_1 = view.getInt32(((($3_1 << 5 | 0) + 16777216 | 0) + 24 | 0), true);
$8_1 = ($3_1 | 0) < ($8_1 | 0) ? $8_1 : $3_1;
$3_1 = HEAPU8[global$1 >> 0];
if (!(($3_1 | 0) != (47 | 0) & $3_1 >>> 0 > 32 >>> 0 | 0)) {
$3_1 = $0()
}
if (($3_1 | 0) == (44 | 0)) {
global$1 = global$1 + 1 | 0;
$3_1 = HEAPU8[global$1 >> 0];
if (!(($3_1 | 0) != (47 | 0) & $3_1 >>> 0 > 32 >>> 0 | 0)) {
$3_1 = $0()
}
} else {
if (($3_1 | 0) != (125 | 0)) {
break block
}
}
if ((global$15 | 0) > (9e5 | 0)) {
$2_1 = 0
} else {
if (global$0 >>> 0 > 92274688 >>> 0) {
$2_1 = 0
} else {
$2_1 = ((global$8 | 0) < (12e4 | 0) & (global$2 | 0) < (395904 | 0) | 0) & global$5 >>> 0 < 15728640 >>> 0 | 0
}
}
if (!$2_1) {
break block
}
continue label4;
}
break label4;
};
global$1 = global$1 + 1 | 0;
if ($0_1) {
$1_1 = ($9_1 | 0) == (14 | 0);
block5 : {
if (($0_1 | 0) == (5 | 0) | ($0_1 | 0) == (3 | 0) | 0) {
break block5
}
$1_1 = ($9_1 | 0) == (30 | 0);
if (($0_1 | 0) == (7 | 0)) {
break block5
}
$1_1 = 1;
}
} else {
$1_1 = 1
}
if (!$1_1) {
break block
}
$31($15_1, $16_1, $17_1, $18_1, $19_1, $20_1, $21_1, $13_1, $14_1, $8_1);
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
return 13;
}
return 0;
}
function $43($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0;
block1 : {
block12 : {
block11 : {
block10 : {
block9 : {
block8 : {
block7 : {
block6 : {
block5 : {
block4 : {
block3 : {
block2 : {
block : {
$2_1 = HEAPU8[($0_1 + 1 | 0) >> 0];
if (($2_1 | 0) == (34 | 0)) {
break block
}
if (($2_1 | 0) == (39 | 0)) {
break block
}
if (($2_1 | 0) == (47 | 0)) {
break block
}
if (($2_1 | 0) == (63 | 0)) {
break block
}
if (($2_1 | 0) == (92 | 0)) {
break block
}
if (($2_1 | 0) == (48 | 0)) {
break block1
}
if (($2_1 | 0) == (97 | 0)) {
break block2
}
if (($2_1 | 0) == (98 | 0)) {
break block3
}
if (($2_1 | 0) == (116 | 0)) {
break block4
}
if (($2_1 | 0) == (110 | 0)) {
break block5
}
if (($2_1 | 0) == (118 | 0)) {
break block6
}
if (($2_1 | 0) == (102 | 0)) {
break block7
}
if (($2_1 | 0) == (114 | 0)) {
break block8
}
if (($2_1 | 0) == (120 | 0)) {
break block9
}
if (($2_1 | 0) == (117 | 0)) {
break block10
}
if (($2_1 | 0) == (85 | 0)) {
break block11
}
break block12;
}
$3_1 = $2_1;
break block1;
}
$3_1 = 7;
break block1;
}
$3_1 = 8;
break block1;
}
$3_1 = 9;
break block1;
}
$3_1 = 10;
break block1;
}
$3_1 = 11;
break block1;
}
$3_1 = 12;
break block1;
}
$3_1 = 13;
break block1;
}
$4_1 = 2;
break block1;
}
$4_1 = 4;
break block1;
}
$4_1 = 8;
break block1;
}
return 0;
}
$0_1 = $0_1 + 2 | 0;
label : while (1) {
if (($4_1 | 0) > ($5_1 | 0)) {
$2_1 = $0_1;
$0_1 = $2_1 + 1 | 0;
$2_1 = HEAPU8[(HEAPU8[$2_1 >> 0] + 5104 | 0) >> 0];
if (($2_1 | 0) == (255 | 0)) {
return 0
}
$3_1 = $2_1 | ($3_1 << 4 | 0) | 0;
$5_1 = $5_1 + 1 | 0;
continue label;
}
break label;
};
if ($3_1 >>> 0 > 1114111 >>> 0) {
$2_1 = 1
} else {
$2_1 = $3_1 >>> 0 <= 57343 >>> 0 & $3_1 >>> 0 >= 55296 >>> 0 | 0
}
if ($2_1) {
return 0
}
if ($3_1 >>> 0 < 128 >>> 0) {
if (($3_1 | 0) == (12 | 0) | ($3_1 | 0) == (11 | 0) | 0 | ($3_1 | 0) == (14 | 0) | 0) {
HEAP8[$1_1 >> 0] = 12;
$1_1 = $1_1 + 1 | 0;
}
HEAP8[$1_1 >> 0] = $3_1;
} else {
if ($3_1 >>> 0 < 2048 >>> 0) {
HEAP8[$1_1 >> 0] = $3_1 >>> 6 | 0 | 192 | 0
} else {
if ($3_1 >>> 0 < 65536 >>> 0) {
$2_1 = $1_1;
$1_1 = $2_1 + 1 | 0;
HEAP8[$2_1 >> 0] = $3_1 >>> 12 | 0 | 224 | 0;
} else {
HEAP8[$1_1 >> 0] = $3_1 >>> 18 | 0 | 240 | 0;
$2_1 = $1_1 + 1 | 0;
$1_1 = $2_1 + 1 | 0;
HEAP8[$2_1 >> 0] = ($3_1 >>> 12 | 0) & 63 | 0 | 128 | 0;
}
HEAP8[$1_1 >> 0] = ($3_1 >>> 6 | 0) & 63 | 0 | 128 | 0;
}
$1_1 = $1_1 + 1 | 0;
HEAP8[$1_1 >> 0] = $3_1 & 63 | 0 | 128 | 0;
}
global$34 = $1_1 + 1 | 0;
return $0_1;
}
function $44($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0, $12_1 = 0, $13_1 = 0, $14_1 = 0, $15_1 = 0;
if ((HEAPU8[$1_1 >> 0] | 0) == (84 | 0)) {
return $12($1_1 + 1 | 0, 1, $0_1, 1, 1)
}
$2_1 = $1_1 + 1 | 0;
$4_1 = HEAPU8[$2_1 >> 0] - 48 | 0;
$2_1 = HEAPU8[($2_1 + 1 | 0) >> 0] - 48 | 0;
$11_1 = $2_1 >>> 0 > 9 >>> 0 | $4_1 >>> 0 > 9 >>> 0 | 0 ? 100 : $2_1 + Math_imul($4_1, 10) | 0;
$1_1 = $1_1 + 3 | 0;
$2_1 = HEAPU8[$1_1 >> 0];
if (($2_1 | 0) == (84 | 0)) {
return $12($1_1 + 1 | 0, 2, $0_1, $11_1, 1)
}
block1 : {
block : {
if (($2_1 | 0) != (45 | 0)) {
break block
}
$2_1 = $1_1 + 1 | 0;
$4_1 = HEAPU8[$2_1 >> 0] - 48 | 0;
$2_1 = HEAPU8[($2_1 + 1 | 0) >> 0] - 48 | 0;
$12_1 = $2_1 >>> 0 > 9 >>> 0 | $4_1 >>> 0 > 9 >>> 0 | 0 ? 100 : $2_1 + Math_imul($4_1, 10) | 0;
$1_1 = $1_1 + 3 | 0;
if ((HEAPU8[$1_1 >> 0] | 0) != (84 | 0)) {
break block1
}
$1_1 = $1_1 + 1 | 0;
$2_1 = HEAPU8[$1_1 >> 0];
if (HEAPU8[($2_1 + 4592 | 0) >> 0] & 32 | 0 ? 1 : !$2_1 & global$7 >>> 0 <= $1_1 >>> 0 | 0) {
break block1
}
$8_1 = HEAPU8[($1_1 + 1 | 0) >> 0] - 48 | 0;
$5_1 = HEAPU8[$1_1 >> 0] - 48 | 0;
$2_1 = $1_1 + 3 | 0;
$4_1 = HEAPU8[$2_1 >> 0] - 48 | 0;
$2_1 = HEAPU8[($2_1 + 1 | 0) >> 0] - 48 | 0;
if ((HEAPU8[($1_1 + 2 | 0) >> 0] | 0) != (58 | 0)) {
break block
}
$15_1 = $8_1 >>> 0 > 9 >>> 0 | $5_1 >>> 0 > 9 >>> 0 | 0 ? 100 : Math_imul($5_1, 10) + $8_1 | 0;
$8_1 = $2_1 >>> 0 > 9 >>> 0 | $4_1 >>> 0 > 9 >>> 0 | 0 ? 100 : Math_imul($4_1, 10) + $2_1 | 0;
$4_1 = 4;
$1_1 = $1_1 + 5 | 0;
if ((HEAPU8[$1_1 >> 0] | 0) == (58 | 0)) {
$4_1 = 5;
$2_1 = $1_1 + 1 | 0;
$9_1 = HEAPU8[$2_1 >> 0] - 48 | 0;
$2_1 = HEAPU8[($2_1 + 1 | 0) >> 0] - 48 | 0;
$9_1 = $2_1 >>> 0 > 9 >>> 0 | $9_1 >>> 0 > 9 >>> 0 | 0 ? 100 : $2_1 + Math_imul($9_1, 10) | 0;
$1_1 = $1_1 + 3 | 0;
if ((HEAPU8[$1_1 >> 0] | 0) == (46 | 0)) {
$1_1 = $1_1 + 1 | 0;
$2_1 = HEAPU8[$1_1 >> 0] - 48 | 0;
label : while (1) {
if ($2_1 >>> 0 < 10 >>> 0) {
$5_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($13_1, $7_1, 10);
$2_1 = $5_1 + $2_1 | 0;
$7_1 = i64toi32_i32$HIGH_BITS;
$7_1 = $2_1 >>> 0 < $5_1 >>> 0 ? $7_1 + 1 | 0 : $7_1;
$13_1 = $2_1;
$10_1 = $10_1 + 1 | 0;
if (($10_1 | 0) > (19 | 0)) {
break block
}
$1_1 = $1_1 + 1 | 0;
$2_1 = HEAPU8[$1_1 >> 0] - 48 | 0;
continue label;
}
break label;
};
if (!$10_1) {
break block
}
}
}
$2_1 = HEAPU8[$1_1 >> 0];
if (($2_1 | 0) == (90 | 0)) {
$1_1 = $1_1 + 1 | 0
} else {
if (($2_1 | 0) != (43 | 0) & ($2_1 | 0) != (45 | 0) | 0) {
break block
}
$3_1 = $1_1 + 1 | 0;
$6_1 = HEAPU8[$3_1 >> 0] - 48 | 0;
$5_1 = $1_1 + 4 | 0;
$14_1 = HEAPU8[$5_1 >> 0] - 48 | 0;
$3_1 = HEAPU8[($3_1 + 1 | 0) >> 0] - 48 | 0;
$3_1 = $3_1 >>> 0 > 9 >>> 0 | $6_1 >>> 0 > 9 >>> 0 | 0 ? 100 : $3_1 + Math_imul($6_1, 10) | 0;
$6_1 = HEAPU8[($5_1 + 1 | 0) >> 0] - 48 | 0;
$6_1 = $6_1 >>> 0 > 9 >>> 0 | $14_1 >>> 0 > 9 >>> 0 | 0 ? 100 : $6_1 + Math_imul($14_1, 10) | 0;
if ((HEAPU8[($1_1 + 3 | 0) >> 0] | 0) != (58 | 0) | ($3_1 | 0) > (23 | 0) | 0 | ($6_1 | 0) > (59 | 0) | 0) {
break block
}
$3_1 = $6_1 + Math_imul($3_1, 60) | 0;
$3_1 = ($2_1 | 0) == (45 | 0) ? ($3_1 ? 0 - $3_1 | 0 : 2147483647) : $3_1;
$1_1 = $1_1 + 6 | 0;
}
$2_1 = HEAPU8[$1_1 >> 0];
if (!(HEAPU8[($2_1 + 4592 | 0) >> 0] & 32 | 0 ? 1 : !$2_1 & global$7 >>> 0 <= $1_1 >>> 0 | 0)) {
break block
}
global$1 = $1_1;
return $16(0, $4_1, $3_1, $0_1, $11_1, $12_1, $15_1, $8_1, $9_1, $13_1, $7_1, $10_1) ? 6 : 0;
}
return 0;
}
return $12($1_1, 3, $0_1, $11_1, $12_1);
}
function $45($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0.0, $10_1 = 0, $11_1 = 0, $12_1 = 0;
$1_1 = global$1;
$5_1 = ($0_1 | 0) == (45 | 0);
if ($5_1) {
$1_1 = $1_1 + 1 | 0;
$0_1 = HEAPU8[$1_1 >> 0];
}
$10_1 = $1_1;
block : {
$7_1 = $0_1;
$2_1 = $0_1 - 48 | 0;
if ($2_1 >>> 0 > 9 >>> 0) {
break block
}
label : while (1) {
$0_1 = $2_1;
$2_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($4_1, $3_1, 10);
$3_1 = $0_1 + $2_1 | 0;
$4_1 = $3_1;
$0_1 = i64toi32_i32$HIGH_BITS;
$3_1 = $3_1 >>> 0 < $2_1 >>> 0 ? $0_1 + 1 | 0 : $0_1;
$1_1 = $1_1 + 1 | 0;
$0_1 = HEAPU8[$1_1 >> 0];
$2_1 = $0_1 - 48 | 0;
if ($2_1 >>> 0 < 10 >>> 0) {
continue label
}
break label;
};
$6_1 = $1_1 - $10_1 | 0;
if (($6_1 | 0) > (19 | 0)) {
break block
}
if (!$5_1 & ($6_1 | 0) == (4 | 0) | 0) {
$2_1 = ($0_1 | 0) == (45 | 0) | ($0_1 | 0) == (84 | 0) | 0
} else {
$2_1 = 0
}
if ($2_1) {
return $44($4_1, $1_1)
}
if (($7_1 | 0) == (48 | 0) & ($6_1 | 0) > (1 | 0) | 0) {
break block
}
if (HEAPU8[($0_1 + 4592 | 0) >> 0] & 32 | 0 ? 1 : !$0_1 & global$7 >>> 0 <= $1_1 >>> 0 | 0) {
global$1 = $1_1;
global$30 = $4_1;
global$30$hi = $3_1;
global$41 = $5_1 & ($3_1 | $4_1 | 0 | 0) != (0 | 0) | 0;
$30($4_1, $3_1, $5_1);
return 3;
}
if (($0_1 | 0) == (46 | 0)) {
$1_1 = $1_1 + 1 | 0;
$0_1 = HEAPU8[$1_1 >> 0];
$2_1 = $0_1 - 48 | 0;
label1 : while (1) {
if ($2_1 >>> 0 < 10 >>> 0) {
$4_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($4_1, $3_1, 10);
$3_1 = i64toi32_i32$HIGH_BITS;
$0_1 = $4_1 + $2_1 | 0;
$3_1 = $4_1 >>> 0 > $0_1 >>> 0 ? $3_1 + 1 | 0 : $3_1;
$4_1 = $0_1;
$8_1 = $8_1 + 1 | 0;
$1_1 = $1_1 + 1 | 0;
$0_1 = HEAPU8[$1_1 >> 0];
$2_1 = $0_1 - 48 | 0;
continue label1;
}
break label1;
};
if (($6_1 + $8_1 | 0 | 0) > (19 | 0)) {
break block
}
if (HEAPU8[($0_1 + 4592 | 0) >> 0] & 32 | 0 ? 1 : !$0_1 & global$7 >>> 0 <= $1_1 >>> 0 | 0) {
global$1 = $1_1;
$11($5_1, $4_1, $3_1, 0 - $8_1 | 0);
return 5;
}
}
$7_1 = $0_1 | 32 | 0;
if (($7_1 | 0) != (101 | 0) & ($7_1 | 0) != (100 | 0) | 0) {
break block
}
$1_1 = $1_1 + 1 | 0;
$0_1 = HEAPU8[$1_1 >> 0];
$6_1 = ($0_1 | 0) == (45 | 0);
if ($6_1 | ($0_1 | 0) == (43 | 0) | 0) {
$1_1 = $1_1 + 1 | 0;
$0_1 = HEAPU8[$1_1 >> 0];
}
$2_1 = $0_1 - 48 | 0;
label2 : while (1) {
if ($2_1 >>> 0 < 10 >>> 0) {
$11_1 = $2_1 + Math_imul($11_1, 10) | 0;
$12_1 = $12_1 + 1 | 0;
if (($12_1 | 0) > (6 | 0)) {
break block
}
$1_1 = $1_1 + 1 | 0;
$0_1 = HEAPU8[$1_1 >> 0];
$2_1 = $0_1 - 48 | 0;
continue label2;
}
break label2;
};
if ($12_1) {
$0_1 = HEAPU8[($0_1 + 4592 | 0) >> 0] & 32 | 0 ? 1 : !$0_1 & global$7 >>> 0 <= $1_1 >>> 0 | 0
} else {
$0_1 = 0
}
if (!$0_1) {
break block
}
global$1 = $1_1;
$0_1 = ($6_1 ? 0 - $11_1 | 0 : $11_1) - $8_1 | 0;
if (($7_1 | 0) == (100 | 0)) {
$11($5_1, $4_1, $3_1, $0_1);
return 5;
}
if (($0_1 | 0) < (-22 | 0) | $3_1 >>> 0 > 2097151 >>> 0 | 0 | ($0_1 | 0) > (22 | 0) | 0) {
$9_1 = +fimport$0($10_1 | 0, $1_1 - $10_1 | 0 | 0)
} else {
if (($0_1 | 0) < (0 | 0)) {
$9_1 = (+($4_1 >>> 0) + +($3_1 >>> 0) * 4294967296.0) / view.getFloat64((((0 - $0_1 | 0) << 3 | 0) + 5456 | 0), true)
} else {
$9_1 = (+($4_1 >>> 0) + +($3_1 >>> 0) * 4294967296.0) * view.getFloat64((($0_1 << 3 | 0) + 5456 | 0), true)
}
}
$5($5_1 ? -$9_1 : $9_1);
return 4;
}
return 0;
}
function $46() {
var $0_1 = 0, $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0;
$0_1 = global$1 + 2 | 0;
$1_1 = HEAPU8[$0_1 >> 0];
label : while (1) {
if (HEAPU8[($1_1 + 4592 | 0) >> 0] & 1 | 0) {
$0_1 = $0_1 + 1 | 0;
$1_1 = HEAPU8[$0_1 >> 0];
continue label;
}
break label;
};
$3_1 = $0_1;
label1 : while (1) {
if (($1_1 | 0) != (0 | 0) & ($1_1 | 0) != (125 | 0) | 0) {
if (!(HEAPU8[($1_1 + 4592 | 0) >> 0] & 1 | 0)) {
$3_1 = $3_1 + 1 | 0;
$1_1 = HEAPU8[$3_1 >> 0];
continue label1;
}
}
break label1;
};
$1_1 = $3_1 - $0_1 | 0;
$7_1 = (global$0 + ($1_1 << 1 | 0) | 0) - -64 | 0;
$3_1 = $7_1;
block : {
if ($1_1 & 3 | 0) {
break block
}
label2 : while (1) {
if (($1_1 | 0) > (4 | 0)) {
$2_1 = HEAPU8[(HEAPU8[($0_1 + 3 | 0) >> 0] + 4848 | 0) >> 0];
$6_1 = HEAPU8[(HEAPU8[($0_1 + 2 | 0) >> 0] + 4848 | 0) >> 0];
$5_1 = HEAPU8[(HEAPU8[$0_1 >> 0] + 4848 | 0) >> 0];
$4_1 = HEAPU8[(HEAPU8[($0_1 + 1 | 0) >> 0] + 4848 | 0) >> 0];
if (($2_1 | ($6_1 | ($5_1 | $4_1 | 0) | 0) | 0) >>> 0 > 63 >>> 0) {
break block
}
$5_1 = $5_1 << 26 | 0 | ($4_1 << 20 | 0) | 0 | ($6_1 << 14 | 0) | 0 | ($2_1 << 8 | 0) | 0;
$4_1 = $5_1 & -16711936 | 0;
$2_1 = ($4_1 & 16777215 | 0) << 8 | 0 | (($4_1 & -16777216 | 0) >>> 24 | 0) | 0;
$4_1 = $5_1 & 16711935 | 0;
view.setInt32($3_1, $2_1 | (($4_1 & 255 | 0) << 24 | 0 | (($4_1 & -256 | 0) >>> 8 | 0) | 0) | 0, true);
$3_1 = $3_1 + 3 | 0;
$0_1 = $0_1 + 4 | 0;
$1_1 = $1_1 - 4 | 0;
continue label2;
}
break label2;
};
if (($1_1 | 0) == (4 | 0)) {
$1_1 = HEAPU8[(HEAPU8[($0_1 + 1 | 0) >> 0] + 4848 | 0) >> 0];
$5_1 = HEAPU8[(HEAPU8[$0_1 >> 0] + 4848 | 0) >> 0];
if (($1_1 | $5_1 | 0) >>> 0 > 63 >>> 0) {
break block
}
$2_1 = HEAPU8[($0_1 + 3 | 0) >> 0];
if (($2_1 | 0) != (61 | 0)) {
$6_1 = HEAPU8[(HEAPU8[($0_1 + 2 | 0) >> 0] + 4848 | 0) >> 0];
$2_1 = HEAPU8[($2_1 + 4848 | 0) >> 0];
if (($6_1 | $2_1 | 0) >>> 0 > 63 >>> 0) {
break block
}
$1_1 = $5_1 << 26 | 0 | ($1_1 << 20 | 0) | 0 | ($6_1 << 14 | 0) | 0 | ($2_1 << 8 | 0) | 0;
$4_1 = $1_1 & -16711936 | 0;
$2_1 = ($4_1 & 16777215 | 0) << 8 | 0 | (($4_1 & -16777216 | 0) >>> 24 | 0) | 0;
$4_1 = $1_1 & 16711935 | 0;
view.setInt32($3_1, $2_1 | (($4_1 & 255 | 0) << 24 | 0 | (($4_1 & -256 | 0) >>> 8 | 0) | 0) | 0, true);
$3_1 = $3_1 + 3 | 0;
} else {
$2_1 = HEAPU8[($0_1 + 2 | 0) >> 0];
if (($2_1 | 0) != (61 | 0)) {
$2_1 = HEAPU8[($2_1 + 4848 | 0) >> 0];
if ($2_1 & 3 | 0 | $2_1 >>> 0 > 63 >>> 0 | 0) {
break block
}
$1_1 = $5_1 << 10 | 0 | ($1_1 << 4 | 0) | 0 | ($2_1 >>> 2 | 0) | 0;
view.setInt16($3_1, $1_1 << 8 | 0 | (($1_1 & 65535 | 0) >>> 8 | 0) | 0, true);
$3_1 = $3_1 + 2 | 0;
} else {
if ($1_1 & 15 | 0) {
break block
}
HEAP8[$3_1 >> 0] = $5_1 << 2 | 0 | ($1_1 >>> 4 | 0) | 0;
$3_1 = $3_1 + 1 | 0;
}
}
$0_1 = $0_1 + 4 | 0;
}
$1_1 = HEAPU8[$0_1 >> 0];
label3 : while (1) {
if (HEAPU8[($1_1 + 4592 | 0) >> 0] & 1 | 0) {
$0_1 = $0_1 + 1 | 0;
$1_1 = HEAPU8[$0_1 >> 0];
continue label3;
}
break label3;
};
if ((view.getUint16($0_1, true) | 0) != (32125 | 0)) {
break block
}
global$1 = $0_1 + 2 | 0;
view.setInt16(global$0, 40971, true);
global$0 = global$0 + 2 | 0;
$0_1 = $3_1 - $7_1 | 0;
$15($7_1, $0_1);
global$11 = $7_1;
global$13 = $0_1;
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
return 10;
}
return 0;
}
function $47() {
var $0_1 = 0, $1_1 = 0;
$0_1 = 9;
label : while (1) {
if ($0_1 >>> 0 <= 13 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 33 | 0;
$0_1 = $0_1 + 1 | 0;
continue label;
}
break label;
};
$0_1 = 32;
label1 : while (1) {
if ($0_1 >>> 0 <= 32 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 33 | 0;
$0_1 = $0_1 + 1 | 0;
continue label1;
}
break label1;
};
$0_1 = 34;
label2 : while (1) {
if ($0_1 >>> 0 <= 34 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 32 | 0;
$0_1 = $0_1 + 1 | 0;
continue label2;
}
break label2;
};
$0_1 = 39;
label3 : while (1) {
if ($0_1 >>> 0 <= 41 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 32 | 0;
$0_1 = $0_1 + 1 | 0;
continue label3;
}
break label3;
};
$0_1 = 44;
label4 : while (1) {
if ($0_1 >>> 0 <= 44 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 32 | 0;
$0_1 = $0_1 + 1 | 0;
continue label4;
}
break label4;
};
$0_1 = 91;
label5 : while (1) {
if ($0_1 >>> 0 <= 91 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 32 | 0;
$0_1 = $0_1 + 1 | 0;
continue label5;
}
break label5;
};
$0_1 = 93;
label6 : while (1) {
if ($0_1 >>> 0 <= 93 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 32 | 0;
$0_1 = $0_1 + 1 | 0;
continue label6;
}
break label6;
};
$0_1 = 123;
label7 : while (1) {
if ($0_1 >>> 0 <= 123 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 32 | 0;
$0_1 = $0_1 + 1 | 0;
continue label7;
}
break label7;
};
$0_1 = 125;
label8 : while (1) {
if ($0_1 >>> 0 <= 125 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 32 | 0;
$0_1 = $0_1 + 1 | 0;
continue label8;
}
break label8;
};
$0_1 = 48;
label9 : while (1) {
if ($0_1 >>> 0 <= 57 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 8 | 0;
$0_1 = $0_1 + 1 | 0;
continue label9;
}
break label9;
};
$0_1 = 65;
label10 : while (1) {
if ($0_1 >>> 0 <= 90 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 12 | 0;
$0_1 = $0_1 + 1 | 0;
continue label10;
}
break label10;
};
$0_1 = 97;
label11 : while (1) {
if ($0_1 >>> 0 <= 122 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 12 | 0;
$0_1 = $0_1 + 1 | 0;
continue label11;
}
break label11;
};
$0_1 = 95;
label12 : while (1) {
if ($0_1 >>> 0 <= 95 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 12 | 0;
$0_1 = $0_1 + 1 | 0;
continue label12;
}
break label12;
};
$0_1 = 36;
label13 : while (1) {
if ($0_1 >>> 0 <= 36 >>> 0) {
$1_1 = $0_1 + 4592 | 0;
HEAP8[$1_1 >> 0] = HEAPU8[$1_1 >> 0] | 12 | 0;
$0_1 = $0_1 + 1 | 0;
continue label13;
}
break label13;
};
wasm2js_memory_fill(4848, 255, 256);
$0_1 = 65;
label14 : while (1) {
if ($0_1 >>> 0 <= 90 >>> 0) {
HEAP8[($0_1 + 4848 | 0) >> 0] = $0_1 - 65 | 0;
$0_1 = $0_1 + 1 | 0;
continue label14;
}
break label14;
};
$0_1 = 97;
label15 : while (1) {
if ($0_1 >>> 0 <= 122 >>> 0) {
HEAP8[($0_1 + 4848 | 0) >> 0] = $0_1 - 71 | 0;
$0_1 = $0_1 + 1 | 0;
continue label15;
}
break label15;
};
$0_1 = 48;
label16 : while (1) {
if ($0_1 >>> 0 <= 57 >>> 0) {
HEAP8[($0_1 + 4848 | 0) >> 0] = $0_1 + 4 | 0;
$0_1 = $0_1 + 1 | 0;
continue label16;
}
break label16;
};
$0_1 = 43;
label17 : while (1) {
if ($0_1 >>> 0 <= 43 >>> 0) {
HEAP8[($0_1 + 4848 | 0) >> 0] = $0_1 + 19 | 0;
$0_1 = $0_1 + 1 | 0;
continue label17;
}
break label17;
};
$0_1 = 47;
label18 : while (1) {
if ($0_1 >>> 0 <= 47 >>> 0) {
HEAP8[($0_1 + 4848 | 0) >> 0] = $0_1 + 16 | 0;
$0_1 = $0_1 + 1 | 0;
continue label18;
}
break label18;
};
wasm2js_memory_fill(5104, 255, 256);
$0_1 = 48;
label19 : while (1) {
if ($0_1 >>> 0 <= 57 >>> 0) {
HEAP8[($0_1 + 5104 | 0) >> 0] = $0_1 - 48 | 0;
$0_1 = $0_1 + 1 | 0;
continue label19;
}
break label19;
};
$0_1 = 65;
label20 : while (1) {
if ($0_1 >>> 0 <= 70 >>> 0) {
HEAP8[($0_1 + 5104 | 0) >> 0] = $0_1 - 55 | 0;
$0_1 = $0_1 + 1 | 0;
continue label20;
}
break label20;
};
$0_1 = 97;
label21 : while (1) {
if ($0_1 >>> 0 <= 102 >>> 0) {
HEAP8[($0_1 + 5104 | 0) >> 0] = $0_1 - 87 | 0;
$0_1 = $0_1 + 1 | 0;
continue label21;
}
break label21;
};
}
function $48($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0, $12_1 = 0, $13_1 = 0, $14_1 = 0, $15_1 = 0, $16_1 = 0, $17_1 = 0, $18_1 = 0, $19_1 = 0, $20_1 = 0, $21_1 = 0, $22_1 = 0, $23_1 = 0, $24_1 = 0, $25_1 = 0, $26_1 = 0, $27_1 = 0, $28_1 = 0, $29_1 = 0, $30_1 = 0, $31_1 = 0, $32_1 = 0, $33_1 = 0, $34_1 = 0, $35_1 = 0, $36_1 = 0, $37_1 = 0, $38_1 = 0, $39_1 = 0;
$32_1 = view.getInt32(1280, true);
$33_1 = view.getInt32(1296, true);
$34_1 = view.getInt32(1312, true);
$35_1 = view.getInt32(1328, true);
$36_1 = view.getInt32(1344, true);
$37_1 = view.getInt32(1360, true);
$38_1 = view.getInt32(1376, true);
$39_1 = view.getInt32(1392, true);
label1 : while (1) {
if ($1_1) {
$15_1 = HEAPU8[($0_1 + 3 | 0) >> 0] | (HEAPU8[$0_1 >> 0] << 24 | 0 | (HEAPU8[($0_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($0_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 4 | 0;
$16_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 8 | 0;
$17_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 12 | 0;
$18_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 16 | 0;
$19_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 20 | 0;
$20_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 24 | 0;
$21_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 28 | 0;
$22_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 32 | 0;
$23_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 36 | 0;
$24_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 40 | 0;
$25_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 44 | 0;
$26_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 48 | 0;
$27_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 52 | 0;
$28_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 56 | 0;
$29_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $0_1 + 60 | 0;
$30_1 = HEAPU8[($2_1 + 3 | 0) >> 0] | (HEAPU8[$2_1 >> 0] << 24 | 0 | (HEAPU8[($2_1 + 1 | 0) >> 0] << 16 | 0) | 0 | (HEAPU8[($2_1 + 2 | 0) >> 0] << 8 | 0) | 0) | 0;
$2_1 = $32_1;
$4_1 = $33_1;
$3_1 = $34_1;
$12_1 = $35_1;
$10_1 = $36_1;
$6_1 = $37_1;
$11_1 = $38_1;
$7_1 = $39_1;
$13_1 = 1024;
label : while (1) {
$5_1 = (view.getInt32($13_1, true) + $15_1 | 0) + (((($10_1 << 7 | 0 | ($10_1 >>> 25 | 0) | 0) ^ (($10_1 << 26 | 0 | ($10_1 >>> 6 | 0) | 0) ^ ($10_1 << 21 | 0 | ($10_1 >>> 11 | 0) | 0) | 0) | 0) + $7_1 | 0) + ((($6_1 ^ $11_1 | 0) & $10_1 | 0) ^ $11_1 | 0) | 0) | 0;
$31_1 = $12_1 + $5_1 | 0;
$12_1 = (view.getInt32(($13_1 + 4 | 0), true) + $16_1 | 0) + (((($31_1 << 7 | 0 | ($31_1 >>> 25 | 0) | 0) ^ (($31_1 << 26 | 0 | ($31_1 >>> 6 | 0) | 0) ^ ($31_1 << 21 | 0 | ($31_1 >>> 11 | 0) | 0) | 0) | 0) + $11_1 | 0) + ((($6_1 ^ $10_1 | 0) & $31_1 | 0) ^ $6_1 | 0) | 0) | 0;
$14_1 = $3_1 + $12_1 | 0;
$7_1 = (view.getInt32(($13_1 + 8 | 0), true) + $17_1 | 0) + (((($14_1 << 7 | 0 | ($14_1 >>> 25 | 0) | 0) ^ (($14_1 << 26 | 0 | ($14_1 >>> 6 | 0) | 0) ^ ($14_1 << 21 | 0 | ($14_1 >>> 11 | 0) | 0) | 0) | 0) + $6_1 | 0) + ((($10_1 ^ $31_1 | 0) & $14_1 | 0) ^ $10_1 | 0) | 0) | 0;
$11_1 = $4_1 + $7_1 | 0;
$6_1 = (view.getInt32(($13_1 + 12 | 0), true) + $18_1 | 0) + (((($11_1 << 7 | 0 | ($11_1 >>> 25 | 0) | 0) ^ (($11_1 << 26 | 0 | ($11_1 >>> 6 | 0) | 0) ^ ($11_1 << 21 | 0 | ($11_1 >>> 11 | 0) | 0) | 0) | 0) + $10_1 | 0) + ((($31_1 ^ $14_1 | 0) & $11_1 | 0) ^ $31_1 | 0) | 0) | 0;
$10_1 = $2_1 + $6_1 | 0;
$3_1 = (($2_1 & $4_1 | 0 | (($2_1 | $4_1 | 0) & $3_1 | 0) | 0) + (($2_1 << 10 | 0 | ($2_1 >>> 22 | 0) | 0) ^ (($2_1 << 30 | 0 | ($2_1 >>> 2 | 0) | 0) ^ ($2_1 << 19 | 0 | ($2_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $5_1 | 0;
$8_1 = (($2_1 & $3_1 | 0 | (($2_1 | $3_1 | 0) & $4_1 | 0) | 0) + (($3_1 << 10 | 0 | ($3_1 >>> 22 | 0) | 0) ^ (($3_1 << 30 | 0 | ($3_1 >>> 2 | 0) | 0) ^ ($3_1 << 19 | 0 | ($3_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $12_1 | 0;
$9_1 = (($3_1 & $8_1 | 0 | (($3_1 | $8_1 | 0) & $2_1 | 0) | 0) + (($8_1 << 10 | 0 | ($8_1 >>> 22 | 0) | 0) ^ (($8_1 << 30 | 0 | ($8_1 >>> 2 | 0) | 0) ^ ($8_1 << 19 | 0 | ($8_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $7_1 | 0;
$5_1 = (($8_1 & $9_1 | 0 | (($8_1 | $9_1 | 0) & $3_1 | 0) | 0) + (($9_1 << 10 | 0 | ($9_1 >>> 22 | 0) | 0) ^ (($9_1 << 30 | 0 | ($9_1 >>> 2 | 0) | 0) ^ ($9_1 << 19 | 0 | ($9_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $6_1 | 0;
$4_1 = $10_1;
$2_1 = $11_1;
$12_1 = (view.getInt32(($13_1 + 16 | 0), true) + $19_1 | 0) + (((($10_1 << 7 | 0 | ($10_1 >>> 25 | 0) | 0) ^ (($10_1 << 26 | 0 | ($10_1 >>> 6 | 0) | 0) ^ ($10_1 << 21 | 0 | ($10_1 >>> 11 | 0) | 0) | 0) | 0) + $31_1 | 0) + ((($11_1 ^ $14_1 | 0) & $10_1 | 0) ^ $14_1 | 0) | 0) | 0;
$7_1 = $3_1 + $12_1 | 0;
$11_1 = (view.getInt32(($13_1 + 20 | 0), true) + $20_1 | 0) + (((($7_1 << 7 | 0 | ($7_1 >>> 25 | 0) | 0) ^ (($7_1 << 26 | 0 | ($7_1 >>> 6 | 0) | 0) ^ ($7_1 << 21 | 0 | ($7_1 >>> 11 | 0) | 0) | 0) | 0) + $14_1 | 0) + ((($10_1 ^ $11_1 | 0) & $7_1 | 0) ^ $11_1 | 0) | 0) | 0;
$6_1 = $8_1 + $11_1 | 0;
$10_1 = (view.getInt32(($13_1 + 24 | 0), true) + $21_1 | 0) + (($2_1 + (($6_1 << 7 | 0 | ($6_1 >>> 25 | 0) | 0) ^ (($6_1 << 26 | 0 | ($6_1 >>> 6 | 0) | 0) ^ ($6_1 << 21 | 0 | ($6_1 >>> 11 | 0) | 0) | 0) | 0) | 0) + ((($7_1 ^ $10_1 | 0) & $6_1 | 0) ^ $10_1 | 0) | 0) | 0;
$3_1 = $9_1 + $10_1 | 0;
$2_1 = (view.getInt32(($13_1 + 28 | 0), true) + $22_1 | 0) + (($4_1 + (($3_1 << 7 | 0 | ($3_1 >>> 25 | 0) | 0) ^ (($3_1 << 26 | 0 | ($3_1 >>> 6 | 0) | 0) ^ ($3_1 << 21 | 0 | ($3_1 >>> 11 | 0) | 0) | 0) | 0) | 0) + ((($6_1 ^ $7_1 | 0) & $3_1 | 0) ^ $7_1 | 0) | 0) | 0;
$4_1 = $5_1 + $2_1 | 0;
$14_1 = $2_1;
$2_1 = (($5_1 & $9_1 | 0 | (($5_1 | $9_1 | 0) & $8_1 | 0) | 0) + (($5_1 << 10 | 0 | ($5_1 >>> 22 | 0) | 0) ^ (($5_1 << 30 | 0 | ($5_1 >>> 2 | 0) | 0) ^ ($5_1 << 19 | 0 | ($5_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $12_1 | 0;
$8_1 = (($5_1 & $2_1 | 0 | (($2_1 | $5_1 | 0) & $9_1 | 0) | 0) + (($2_1 << 10 | 0 | ($2_1 >>> 22 | 0) | 0) ^ (($2_1 << 30 | 0 | ($2_1 >>> 2 | 0) | 0) ^ ($2_1 << 19 | 0 | ($2_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $11_1 | 0;
$9_1 = (($2_1 & $8_1 | 0 | (($2_1 | $8_1 | 0) & $5_1 | 0) | 0) + (($8_1 << 10 | 0 | ($8_1 >>> 22 | 0) | 0) ^ (($8_1 << 30 | 0 | ($8_1 >>> 2 | 0) | 0) ^ ($8_1 << 19 | 0 | ($8_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $10_1 | 0;
$5_1 = $14_1 + (($8_1 & $9_1 | 0 | (($8_1 | $9_1 | 0) & $2_1 | 0) | 0) + (($9_1 << 10 | 0 | ($9_1 >>> 22 | 0) | 0) ^ (($9_1 << 30 | 0 | ($9_1 >>> 2 | 0) | 0) ^ ($9_1 << 19 | 0 | ($9_1 >>> 13 | 0) | 0) | 0) | 0) | 0) | 0;
$12_1 = (view.getInt32(($13_1 + 32 | 0), true) + $23_1 | 0) + (((($4_1 << 7 | 0 | ($4_1 >>> 25 | 0) | 0) ^ (($4_1 << 26 | 0 | ($4_1 >>> 6 | 0) | 0) ^ ($4_1 << 21 | 0 | ($4_1 >>> 11 | 0) | 0) | 0) | 0) + $7_1 | 0) + ((($3_1 ^ $6_1 | 0) & $4_1 | 0) ^ $6_1 | 0) | 0) | 0;
$7_1 = $2_1 + $12_1 | 0;
$11_1 = (view.getInt32(($13_1 + 36 | 0), true) + $24_1 | 0) + (((($7_1 << 7 | 0 | ($7_1 >>> 25 | 0) | 0) ^ (($7_1 << 26 | 0 | ($7_1 >>> 6 | 0) | 0) ^ ($7_1 << 21 | 0 | ($7_1 >>> 11 | 0) | 0) | 0) | 0) + $6_1 | 0) + ((($3_1 ^ $4_1 | 0) & $7_1 | 0) ^ $3_1 | 0) | 0) | 0;
$6_1 = $8_1 + $11_1 | 0;
$10_1 = (view.getInt32(($13_1 + 40 | 0), true) + $25_1 | 0) + (((($6_1 << 7 | 0 | ($6_1 >>> 25 | 0) | 0) ^ (($6_1 << 26 | 0 | ($6_1 >>> 6 | 0) | 0) ^ ($6_1 << 21 | 0 | ($6_1 >>> 11 | 0) | 0) | 0) | 0) + $3_1 | 0) + ((($4_1 ^ $7_1 | 0) & $6_1 | 0) ^ $4_1 | 0) | 0) | 0;
$3_1 = $9_1 + $10_1 | 0;
$2_1 = (view.getInt32(($13_1 + 44 | 0), true) + $26_1 | 0) + (((($3_1 << 7 | 0 | ($3_1 >>> 25 | 0) | 0) ^ (($3_1 << 26 | 0 | ($3_1 >>> 6 | 0) | 0) ^ ($3_1 << 21 | 0 | ($3_1 >>> 11 | 0) | 0) | 0) | 0) + $4_1 | 0) + ((($6_1 ^ $7_1 | 0) & $3_1 | 0) ^ $7_1 | 0) | 0) | 0;
$4_1 = $5_1 + $2_1 | 0;
$14_1 = $2_1;
$2_1 = (($5_1 & $9_1 | 0 | (($5_1 | $9_1 | 0) & $8_1 | 0) | 0) + (($5_1 << 10 | 0 | ($5_1 >>> 22 | 0) | 0) ^ (($5_1 << 30 | 0 | ($5_1 >>> 2 | 0) | 0) ^ ($5_1 << 19 | 0 | ($5_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $12_1 | 0;
$8_1 = (($5_1 & $2_1 | 0 | (($2_1 | $5_1 | 0) & $9_1 | 0) | 0) + (($2_1 << 10 | 0 | ($2_1 >>> 22 | 0) | 0) ^ (($2_1 << 30 | 0 | ($2_1 >>> 2 | 0) | 0) ^ ($2_1 << 19 | 0 | ($2_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $11_1 | 0;
$9_1 = (($2_1 & $8_1 | 0 | (($2_1 | $8_1 | 0) & $5_1 | 0) | 0) + (($8_1 << 10 | 0 | ($8_1 >>> 22 | 0) | 0) ^ (($8_1 << 30 | 0 | ($8_1 >>> 2 | 0) | 0) ^ ($8_1 << 19 | 0 | ($8_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $10_1 | 0;
$5_1 = $14_1 + (($8_1 & $9_1 | 0 | (($8_1 | $9_1 | 0) & $2_1 | 0) | 0) + (($9_1 << 10 | 0 | ($9_1 >>> 22 | 0) | 0) ^ (($9_1 << 30 | 0 | ($9_1 >>> 2 | 0) | 0) ^ ($9_1 << 19 | 0 | ($9_1 >>> 13 | 0) | 0) | 0) | 0) | 0) | 0;
$14_1 = $4_1;
$10_1 = $3_1;
$12_1 = (view.getInt32(($13_1 + 48 | 0), true) + $27_1 | 0) + (((($4_1 << 7 | 0 | ($4_1 >>> 25 | 0) | 0) ^ (($4_1 << 26 | 0 | ($4_1 >>> 6 | 0) | 0) ^ ($4_1 << 21 | 0 | ($4_1 >>> 11 | 0) | 0) | 0) | 0) + $7_1 | 0) + ((($3_1 ^ $6_1 | 0) & $4_1 | 0) ^ $6_1 | 0) | 0) | 0;
$7_1 = $2_1 + $12_1 | 0;
$3_1 = (view.getInt32(($13_1 + 52 | 0), true) + $28_1 | 0) + (((($7_1 << 7 | 0 | ($7_1 >>> 25 | 0) | 0) ^ (($7_1 << 26 | 0 | ($7_1 >>> 6 | 0) | 0) ^ ($7_1 << 21 | 0 | ($7_1 >>> 11 | 0) | 0) | 0) | 0) + $6_1 | 0) + ((($3_1 ^ $4_1 | 0) & $7_1 | 0) ^ $3_1 | 0) | 0) | 0;
$11_1 = $8_1 + $3_1 | 0;
$4_1 = (view.getInt32(($13_1 + 56 | 0), true) + $29_1 | 0) + (($10_1 + (($11_1 << 7 | 0 | ($11_1 >>> 25 | 0) | 0) ^ (($11_1 << 26 | 0 | ($11_1 >>> 6 | 0) | 0) ^ ($11_1 << 21 | 0 | ($11_1 >>> 11 | 0) | 0) | 0) | 0) | 0) + ((($4_1 ^ $7_1 | 0) & $11_1 | 0) ^ $4_1 | 0) | 0) | 0;
$6_1 = $9_1 + $4_1 | 0;
$2_1 = (view.getInt32(($13_1 + 60 | 0), true) + $30_1 | 0) + (($14_1 + (($6_1 << 7 | 0 | ($6_1 >>> 25 | 0) | 0) ^ (($6_1 << 26 | 0 | ($6_1 >>> 6 | 0) | 0) ^ ($6_1 << 21 | 0 | ($6_1 >>> 11 | 0) | 0) | 0) | 0) | 0) + ((($7_1 ^ $11_1 | 0) & $6_1 | 0) ^ $7_1 | 0) | 0) | 0;
$10_1 = $5_1 + $2_1 | 0;
$12_1 = (($5_1 & $9_1 | 0 | (($5_1 | $9_1 | 0) & $8_1 | 0) | 0) + (($5_1 << 10 | 0 | ($5_1 >>> 22 | 0) | 0) ^ (($5_1 << 30 | 0 | ($5_1 >>> 2 | 0) | 0) ^ ($5_1 << 19 | 0 | ($5_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $12_1 | 0;
$3_1 = (($12_1 & $5_1 | 0 | (($5_1 | $12_1 | 0) & $9_1 | 0) | 0) + (($12_1 << 10 | 0 | ($12_1 >>> 22 | 0) | 0) ^ (($12_1 << 30 | 0 | ($12_1 >>> 2 | 0) | 0) ^ ($12_1 << 19 | 0 | ($12_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $3_1 | 0;
$4_1 = (($3_1 & $12_1 | 0 | (($3_1 | $12_1 | 0) & $5_1 | 0) | 0) + (($3_1 << 10 | 0 | ($3_1 >>> 22 | 0) | 0) ^ (($3_1 << 30 | 0 | ($3_1 >>> 2 | 0) | 0) ^ ($3_1 << 19 | 0 | ($3_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $4_1 | 0;
$2_1 = (($4_1 & $3_1 | 0 | (($3_1 | $4_1 | 0) & $12_1 | 0) | 0) + (($4_1 << 10 | 0 | ($4_1 >>> 22 | 0) | 0) ^ (($4_1 << 30 | 0 | ($4_1 >>> 2 | 0) | 0) ^ ($4_1 << 19 | 0 | ($4_1 >>> 13 | 0) | 0) | 0) | 0) | 0) + $2_1 | 0;
if (($13_1 | 0) != (1216 | 0)) {
$15_1 = (($24_1 + ((($16_1 << 25 | 0 | ($16_1 >>> 7 | 0) | 0) ^ ($16_1 << 14 | 0 | ($16_1 >>> 18 | 0) | 0) | 0) ^ ($16_1 >>> 3 | 0) | 0) | 0) + ((($29_1 << 15 | 0 | ($29_1 >>> 17 | 0) | 0) ^ ($29_1 << 13 | 0 | ($29_1 >>> 19 | 0) | 0) | 0) ^ ($29_1 >>> 10 | 0) | 0) | 0) + $15_1 | 0;
$16_1 = (($25_1 + ((($17_1 << 25 | 0 | ($17_1 >>> 7 | 0) | 0) ^ ($17_1 << 14 | 0 | ($17_1 >>> 18 | 0) | 0) | 0) ^ ($17_1 >>> 3 | 0) | 0) | 0) + ((($30_1 << 15 | 0 | ($30_1 >>> 17 | 0) | 0) ^ ($30_1 << 13 | 0 | ($30_1 >>> 19 | 0) | 0) | 0) ^ ($30_1 >>> 10 | 0) | 0) | 0) + $16_1 | 0;
$17_1 = (($26_1 + ((($18_1 << 25 | 0 | ($18_1 >>> 7 | 0) | 0) ^ ($18_1 << 14 | 0 | ($18_1 >>> 18 | 0) | 0) | 0) ^ ($18_1 >>> 3 | 0) | 0) | 0) + ((($15_1 << 15 | 0 | ($15_1 >>> 17 | 0) | 0) ^ ($15_1 << 13 | 0 | ($15_1 >>> 19 | 0) | 0) | 0) ^ ($15_1 >>> 10 | 0) | 0) | 0) + $17_1 | 0;
$18_1 = (($27_1 + ((($19_1 << 25 | 0 | ($19_1 >>> 7 | 0) | 0) ^ ($19_1 << 14 | 0 | ($19_1 >>> 18 | 0) | 0) | 0) ^ ($19_1 >>> 3 | 0) | 0) | 0) + ((($16_1 << 15 | 0 | ($16_1 >>> 17 | 0) | 0) ^ ($16_1 << 13 | 0 | ($16_1 >>> 19 | 0) | 0) | 0) ^ ($16_1 >>> 10 | 0) | 0) | 0) + $18_1 | 0;
$19_1 = (($28_1 + ((($20_1 << 25 | 0 | ($20_1 >>> 7 | 0) | 0) ^ ($20_1 << 14 | 0 | ($20_1 >>> 18 | 0) | 0) | 0) ^ ($20_1 >>> 3 | 0) | 0) | 0) + ((($17_1 << 15 | 0 | ($17_1 >>> 17 | 0) | 0) ^ ($17_1 << 13 | 0 | ($17_1 >>> 19 | 0) | 0) | 0) ^ ($17_1 >>> 10 | 0) | 0) | 0) + $19_1 | 0;
$20_1 = (($29_1 + ((($21_1 << 25 | 0 | ($21_1 >>> 7 | 0) | 0) ^ ($21_1 << 14 | 0 | ($21_1 >>> 18 | 0) | 0) | 0) ^ ($21_1 >>> 3 | 0) | 0) | 0) + ((($18_1 << 15 | 0 | ($18_1 >>> 17 | 0) | 0) ^ ($18_1 << 13 | 0 | ($18_1 >>> 19 | 0) | 0) | 0) ^ ($18_1 >>> 10 | 0) | 0) | 0) + $20_1 | 0;
$21_1 = (($30_1 + ((($22_1 << 25 | 0 | ($22_1 >>> 7 | 0) | 0) ^ ($22_1 << 14 | 0 | ($22_1 >>> 18 | 0) | 0) | 0) ^ ($22_1 >>> 3 | 0) | 0) | 0) + ((($19_1 << 15 | 0 | ($19_1 >>> 17 | 0) | 0) ^ ($19_1 << 13 | 0 | ($19_1 >>> 19 | 0) | 0) | 0) ^ ($19_1 >>> 10 | 0) | 0) | 0) + $21_1 | 0;
$22_1 = (($15_1 + ((($23_1 << 25 | 0 | ($23_1 >>> 7 | 0) | 0) ^ ($23_1 << 14 | 0 | ($23_1 >>> 18 | 0) | 0) | 0) ^ ($23_1 >>> 3 | 0) | 0) | 0) + ((($20_1 << 15 | 0 | ($20_1 >>> 17 | 0) | 0) ^ ($20_1 << 13 | 0 | ($20_1 >>> 19 | 0) | 0) | 0) ^ ($20_1 >>> 10 | 0) | 0) | 0) + $22_1 | 0;
$23_1 = (($16_1 + ((($24_1 << 25 | 0 | ($24_1 >>> 7 | 0) | 0) ^ ($24_1 << 14 | 0 | ($24_1 >>> 18 | 0) | 0) | 0) ^ ($24_1 >>> 3 | 0) | 0) | 0) + ((($21_1 << 15 | 0 | ($21_1 >>> 17 | 0) | 0) ^ ($21_1 << 13 | 0 | ($21_1 >>> 19 | 0) | 0) | 0) ^ ($21_1 >>> 10 | 0) | 0) | 0) + $23_1 | 0;
$24_1 = (($17_1 + ((($25_1 << 25 | 0 | ($25_1 >>> 7 | 0) | 0) ^ ($25_1 << 14 | 0 | ($25_1 >>> 18 | 0) | 0) | 0) ^ ($25_1 >>> 3 | 0) | 0) | 0) + ((($22_1 << 15 | 0 | ($22_1 >>> 17 | 0) | 0) ^ ($22_1 << 13 | 0 | ($22_1 >>> 19 | 0) | 0) | 0) ^ ($22_1 >>> 10 | 0) | 0) | 0) + $24_1 | 0;
$25_1 = (($18_1 + ((($26_1 << 25 | 0 | ($26_1 >>> 7 | 0) | 0) ^ ($26_1 << 14 | 0 | ($26_1 >>> 18 | 0) | 0) | 0) ^ ($26_1 >>> 3 | 0) | 0) | 0) + ((($23_1 << 15 | 0 | ($23_1 >>> 17 | 0) | 0) ^ ($23_1 << 13 | 0 | ($23_1 >>> 19 | 0) | 0) | 0) ^ ($23_1 >>> 10 | 0) | 0) | 0) + $25_1 | 0;
$26_1 = (($19_1 + ((($27_1 << 25 | 0 | ($27_1 >>> 7 | 0) | 0) ^ ($27_1 << 14 | 0 | ($27_1 >>> 18 | 0) | 0) | 0) ^ ($27_1 >>> 3 | 0) | 0) | 0) + ((($24_1 << 15 | 0 | ($24_1 >>> 17 | 0) | 0) ^ ($24_1 << 13 | 0 | ($24_1 >>> 19 | 0) | 0) | 0) ^ ($24_1 >>> 10 | 0) | 0) | 0) + $26_1 | 0;
$27_1 = (($20_1 + ((($28_1 << 25 | 0 | ($28_1 >>> 7 | 0) | 0) ^ ($28_1 << 14 | 0 | ($28_1 >>> 18 | 0) | 0) | 0) ^ ($28_1 >>> 3 | 0) | 0) | 0) + ((($25_1 << 15 | 0 | ($25_1 >>> 17 | 0) | 0) ^ ($25_1 << 13 | 0 | ($25_1 >>> 19 | 0) | 0) | 0) ^ ($25_1 >>> 10 | 0) | 0) | 0) + $27_1 | 0;
$28_1 = (($21_1 + ((($29_1 << 25 | 0 | ($29_1 >>> 7 | 0) | 0) ^ ($29_1 << 14 | 0 | ($29_1 >>> 18 | 0) | 0) | 0) ^ ($29_1 >>> 3 | 0) | 0) | 0) + ((($26_1 << 15 | 0 | ($26_1 >>> 17 | 0) | 0) ^ ($26_1 << 13 | 0 | ($26_1 >>> 19 | 0) | 0) | 0) ^ ($26_1 >>> 10 | 0) | 0) | 0) + $28_1 | 0;
$29_1 = (($22_1 + ((($30_1 << 25 | 0 | ($30_1 >>> 7 | 0) | 0) ^ ($30_1 << 14 | 0 | ($30_1 >>> 18 | 0) | 0) | 0) ^ ($30_1 >>> 3 | 0) | 0) | 0) + ((($27_1 << 15 | 0 | ($27_1 >>> 17 | 0) | 0) ^ ($27_1 << 13 | 0 | ($27_1 >>> 19 | 0) | 0) | 0) ^ ($27_1 >>> 10 | 0) | 0) | 0) + $29_1 | 0;
$30_1 = (($23_1 + ((($15_1 << 25 | 0 | ($15_1 >>> 7 | 0) | 0) ^ ($15_1 << 14 | 0 | ($15_1 >>> 18 | 0) | 0) | 0) ^ ($15_1 >>> 3 | 0) | 0) | 0) + ((($28_1 << 15 | 0 | ($28_1 >>> 17 | 0) | 0) ^ ($28_1 << 13 | 0 | ($28_1 >>> 19 | 0) | 0) | 0) ^ ($28_1 >>> 10 | 0) | 0) | 0) + $30_1 | 0;
$13_1 = $13_1 - -64 | 0;
continue label;
}
break label;
};
$32_1 = $2_1 + $32_1 | 0;
$33_1 = $4_1 + $33_1 | 0;
$34_1 = $3_1 + $34_1 | 0;
$35_1 = $12_1 + $35_1 | 0;
$36_1 = $10_1 + $36_1 | 0;
$37_1 = $6_1 + $37_1 | 0;
$38_1 = $11_1 + $38_1 | 0;
$39_1 = $7_1 + $39_1 | 0;
$0_1 = $0_1 - -64 | 0;
$1_1 = $1_1 - 1 | 0;
continue label1;
}
break label1;
};
view.setInt32(1280, $32_1, true);
view.setInt32(1296, $33_1, true);
view.setInt32(1312, $34_1, true);
view.setInt32(1328, $35_1, true);
view.setInt32(1344, $36_1, true);
view.setInt32(1360, $37_1, true);
view.setInt32(1376, $38_1, true);
view.setInt32(1392, $39_1, true);
}
function $49() {
return 66584576 | 0;
}
function $50() {
return 65011712 | 0;
}
function $51($0_1, $1_1, $2_1) {
$0_1 = $0_1 | 0;
$1_1 = $1_1 | 0;
$2_1 = +$2_1;
var $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0, $12_1 = 0, $13_1 = 0, $14_1 = 0, $15_1 = 0, $16_1 = 0, $17_1 = 0, $18_1 = 0, $19_1 = 0;
$12_1 = $0_1;
label : while (1) {
if (($1_1 | 0) > ($12_1 | 0)) {
$13_1 = $12_1 - $0_1 | 0;
$5_1 = $13_1 << 3 | 0;
$11_1 = Math_imul($12_1, 192) + 7340032 | 0;
$3_1 = view.getInt32(($11_1 + 4 | 0), true);
view.setFloat64(($5_1 + 65011712 | 0), $2_1 + +($3_1 >>> 0), true);
$16_1 = $13_1 << 2 | 0;
view.setInt32(($16_1 + 65141312 | 0), view.getInt32(($11_1 + 8 | 0), true) - $3_1 | 0, true);
$6_1 = $11_1;
view.setFloat64(($5_1 + 65054912 | 0), +(view.getInt32(($6_1 + 16 | 0), true) >>> 0) + +(view.getInt32(($6_1 + 20 | 0), true) >>> 0) * 4294967296.0, true);
$18_1 = $5_1 + 65098112 | 0;
$4_1 = view.getInt32(($6_1 + 28 | 0), true);
$17_1 = $4_1;
$19_1 = view.getInt32(($6_1 + 24 | 0), true);
$10_1 = ($4_1 >>> 14 | 0) & 15 | 0;
$3_1 = $10_1;
$14_1 = $3_1 - 3 | 0;
$4_1 = $3_1 + 9 | 0;
$5_1 = $4_1 >>> 0 < 9 >>> 0;
$7_1 = $3_1 >>> 0 > 2 >>> 0;
$3_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($7_1 ? $14_1 : $4_1, $7_1 ? 0 - ($3_1 >>> 0 < 3 >>> 0) | 0 : $5_1, 153) + 2 | 0;
$4_1 = i64toi32_i32$HIGH_BITS;
$15_1 = _ZN17compiler_builtins3int4sdiv3Div3div17he78fc483e41d7ec7E($3_1, $3_1 >>> 0 < 2 >>> 0 ? $4_1 + 1 | 0 : $4_1, 5);
$3_1 = i64toi32_i32$HIGH_BITS;
$4_1 = $17_1;
$5_1 = ($4_1 >>> 9 | 0) & 31 | 0;
$6_1 = $15_1 + $5_1 | 0;
$3_1 = $6_1 >>> 0 < $5_1 >>> 0 ? $3_1 + 1 | 0 : $3_1;
$14_1 = $6_1;
$15_1 = $3_1;
$5_1 = $4_1 >>> 18 | 0;
$8_1 = $10_1 >>> 0 <= 2 >>> 0;
$10_1 = $5_1 - $8_1 | 0;
$6_1 = $10_1;
$9_1 = 0 - ($5_1 >>> 0 < $8_1 >>> 0) | 0;
$3_1 = $6_1;
$5_1 = $3_1 - 399 | 0;
$7_1 = $9_1 - ($3_1 >>> 0 < 399 >>> 0) | 0;
$6_1 = $3_1;
$3_1 = $5_1;
$4_1 = $9_1;
if (($4_1 | 0) > (0 | 0)) {
$5_1 = 1
} else {
$5_1 = ($4_1 | 0) >= (0 | 0)
}
$5_1 = _ZN17compiler_builtins3int4sdiv3Div3div17he78fc483e41d7ec7E($5_1 ? $6_1 : $3_1, $5_1 ? $4_1 : $7_1, 400);
$3_1 = i64toi32_i32$HIGH_BITS;
$8_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($5_1, $3_1, 146097);
$7_1 = i64toi32_i32$HIGH_BITS;
$6_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($5_1, $3_1, 400);
$5_1 = $10_1;
$10_1 = $5_1 - $6_1 | 0;
$9_1 = $9_1 - (i64toi32_i32$HIGH_BITS + ($5_1 >>> 0 < $6_1 >>> 0) | 0) | 0;
$6_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($10_1, $9_1, 365);
$4_1 = i64toi32_i32$HIGH_BITS + $7_1 | 0;
$3_1 = $6_1 + $8_1 | 0;
$4_1 = $3_1 >>> 0 < $6_1 >>> 0 ? $4_1 + 1 | 0 : $4_1;
$6_1 = _ZN17compiler_builtins3int4sdiv3Div3div17he78fc483e41d7ec7E($10_1, $9_1, 4);
$5_1 = $6_1 + $3_1 | 0;
$3_1 = i64toi32_i32$HIGH_BITS + $4_1 | 0;
$3_1 = $5_1 >>> 0 < $6_1 >>> 0 ? $3_1 + 1 | 0 : $3_1;
$4_1 = $5_1;
$6_1 = _ZN17compiler_builtins3int4sdiv3Div3div17he78fc483e41d7ec7E($10_1, $9_1, 100);
$5_1 = $4_1 - $6_1 | 0;
$8_1 = $15_1 + ($3_1 - (i64toi32_i32$HIGH_BITS + ($4_1 >>> 0 < $6_1 >>> 0) | 0) | 0) | 0;
$7_1 = $5_1 + $14_1 | 0;
$8_1 = $5_1 >>> 0 > $7_1 >>> 0 ? $8_1 + 1 | 0 : $8_1;
$9_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($7_1 - 719469 | 0, $8_1 - ($7_1 >>> 0 < 719469 >>> 0) | 0, 24);
$4_1 = i64toi32_i32$HIGH_BITS;
$7_1 = $17_1;
$6_1 = ($7_1 >>> 4 | 0) & 31 | 0;
$3_1 = $6_1 + $9_1 | 0;
$4_1 = $6_1 >>> 0 > $3_1 >>> 0 ? $4_1 + 1 | 0 : $4_1;
$9_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($3_1, $4_1, 60);
$4_1 = $7_1;
$3_1 = i64toi32_i32$HIGH_BITS;
$8_1 = $19_1;
$6_1 = (($4_1 & 1073741823 | 0) << 2 | 0 | ($8_1 >>> 30 | 0) | 0) & 63 | 0;
$7_1 = $9_1 + $6_1 | 0;
$3_1 = $7_1 >>> 0 < $6_1 >>> 0 ? $3_1 + 1 | 0 : $3_1;
$9_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($7_1, $3_1, 60);
$3_1 = $4_1;
$7_1 = i64toi32_i32$HIGH_BITS;
$6_1 = (($3_1 & 16777215 | 0) << 8 | 0 | ($8_1 >>> 24 | 0) | 0) & 63 | 0;
$4_1 = $9_1 + $6_1 | 0;
$7_1 = $4_1 >>> 0 < $6_1 >>> 0 ? $7_1 + 1 | 0 : $7_1;
$7_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($4_1, $7_1, 1e3);
$5_1 = i64toi32_i32$HIGH_BITS;
$6_1 = _ZN17compiler_builtins3int4udiv10divmod_u6417h6026910b5ed08e40E($8_1 & 16777215 | 0, 0, 1e4);
$3_1 = $6_1 + $7_1 | 0;
$4_1 = $5_1 + i64toi32_i32$HIGH_BITS | 0;
view.setFloat64($18_1, +($3_1 >>> 0) + +(($3_1 >>> 0 < $6_1 >>> 0 ? $4_1 + 1 | 0 : $4_1) | 0) * 4294967296.0, true);
view.setInt32(($16_1 + 65162912 | 0), view.getInt32(($11_1 + 128 | 0), true), true);
wasm2js_memory_copy(($13_1 << 5 | 0) + 65184512 | 0, $11_1 + 32 | 0, 32);
$5_1 = $11_1 + 160 | 0;
$6_1 = view.getInt32($5_1, true);
$7_1 = view.getInt32(($5_1 + 4 | 0), true);
$3_1 = Math_imul($13_1, 22) + 65357312 | 0;
view.setInt32($3_1, $6_1, true);
view.setInt32(($3_1 + 4 | 0), $7_1, true);
$4_1 = view.getInt32(($5_1 + 12 | 0), true);
view.setInt32(($3_1 + 8 | 0), view.getInt32(($5_1 + 8 | 0), true), true);
view.setInt32(($3_1 + 12 | 0), $4_1, true);
$7_1 = view.getInt32(($5_1 + 18 | 0), true);
view.setInt32(($3_1 + 14 | 0), view.getInt32(($5_1 + 14 | 0), true), true);
view.setInt32(($3_1 + 18 | 0), $7_1, true);
view.setInt16((($13_1 << 1 | 0) + 65476112 | 0), view.getUint16(($11_1 + 188 | 0), true), true);
$12_1 = $12_1 + 1 | 0;
continue label;
}
break label;
};
return view.getInt32(((Math_imul($0_1, 192) + 7340032 | 0) + 184 | 0), true) | 0;
}
function $52($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0, $12_1 = 0, $13_1 = 0, $14_1 = 0, $15_1 = 0, $16_1 = 0, $17_1 = 0, $18_1 = 0, $19_1 = 0, $20_1 = 0, $21_1 = 0, $22_1 = 0;
$3_1 = view.getInt32($0_1, true);
$8_1 = view.getInt32(($0_1 + 12 | 0), true) - $3_1 | 0;
wasm2js_memory_copy($1_1, $3_1, $8_1);
$1_1 = $1_1 + $8_1 | 0;
$0_1 = view.getInt32(($0_1 + 8 | 0), true);
label9 : while (1) {
if (($0_1 | 0) != (-1 | 0)) {
$18_1 = ($0_1 << 5 | 0) + 44040192 | 0;
$12_1 = view.getInt32(($18_1 + 4 | 0), true);
$0_1 = $1_1;
$9_1 = view.getInt32($18_1, true);
$1_1 = 0;
label : while (1) {
if (($1_1 | 0) < ($12_1 | 0)) {
$3_1 = $9_1 << 5 | 0;
view.setInt32((($1_1 << 2 | 0) + 12582912 | 0), $3_1 + 30408704 | 0, true);
$9_1 = view.getInt32((($3_1 + 16777216 | 0) + 16 | 0), true);
$1_1 = $1_1 + 1 | 0;
continue label;
}
break label;
};
$8_1 = 12582912;
if (($12_1 | 0) <= (24 | 0)) {
$3_1 = 1;
label2 : while (1) {
if ($3_1 >>> 0 < $12_1 >>> 0) {
$4_1 = view.getInt32((($3_1 << 2 | 0) + 12582912 | 0), true);
$1_1 = $3_1;
label1 : while (1) {
if ($1_1) {
$2_1 = $4_1;
$6_1 = view.getInt32($2_1, true);
$2_1 = view.getInt32(($2_1 + 4 | 0), true);
$13_1 = $2_1;
$5_1 = (($2_1 & 255 | 0) << 24 | 0 | ($6_1 >>> 8 | 0) | 0) & 16711935 | 0;
$7_1 = ($2_1 >>> 8 | 0) & 16711935 | 0;
$2_1 = $6_1 & 16711935 | 0;
$10_1 = 0 | (($13_1 & 16711935 | 0) << 8 | 0) | 0;
$11_1 = $2_1 << 8 | 0;
$2_1 = $7_1 | $10_1 | 0;
$6_1 = $11_1 | $5_1 | 0;
$5_1 = (($2_1 & 65535 | 0) << 16 | 0 | ($6_1 >>> 16 | 0) | 0) & 65535 | 0;
$7_1 = $2_1 >>> 16 | 0;
$10_1 = $6_1 & 65535 | 0;
$2_1 = 0 | (($2_1 & 65535 | 0) << 16 | 0) | 0;
i64toi32_i32$HIGH_BITS = $5_1 | ($10_1 << 16 | 0) | 0;
$6_1 = $2_1 | $7_1 | 0;
$13_1 = i64toi32_i32$HIGH_BITS;
$14_1 = view.getInt32((($1_1 << 2 | 0) + 12582908 | 0), true);
$2_1 = $14_1;
$5_1 = view.getInt32($2_1, true);
$2_1 = view.getInt32(($2_1 + 4 | 0), true);
$7_1 = $2_1;
$15_1 = (($2_1 & 255 | 0) << 24 | 0 | ($5_1 >>> 8 | 0) | 0) & 16711935 | 0;
$16_1 = ($2_1 >>> 8 | 0) & 16711935 | 0;
$2_1 = $5_1 & 16711935 | 0;
$10_1 = 0 | (($7_1 & 16711935 | 0) << 8 | 0) | 0;
$11_1 = $2_1 << 8 | 0;
$2_1 = $10_1 | $16_1 | 0;
$5_1 = $11_1 | $15_1 | 0;
$15_1 = (($2_1 & 65535 | 0) << 16 | 0 | ($5_1 >>> 16 | 0) | 0) & 65535 | 0;
$16_1 = $2_1 >>> 16 | 0;
$10_1 = $5_1 & 65535 | 0;
$2_1 = 0 | (($2_1 & 65535 | 0) << 16 | 0) | 0;
i64toi32_i32$HIGH_BITS = $15_1 | ($10_1 << 16 | 0) | 0;
$5_1 = $2_1 | $16_1 | 0;
$7_1 = i64toi32_i32$HIGH_BITS;
if (($5_1 | 0) != ($6_1 | 0) | ($7_1 | 0) != ($13_1 | 0) | 0) {
$2_1 = $13_1;
$2_1 = ($2_1 | 0) == ($7_1 | 0) & $5_1 >>> 0 > $6_1 >>> 0 | 0 | $2_1 >>> 0 < $7_1 >>> 0 | 0;
} else {
$2_1 = $28($4_1, $14_1)
}
if ($2_1) {
view.setInt32((($1_1 << 2 | 0) + 12582912 | 0), $14_1, true);
$1_1 = $1_1 - 1 | 0;
continue label1;
}
}
break label1;
};
view.setInt32((($1_1 << 2 | 0) + 12582912 | 0), $4_1, true);
$3_1 = $3_1 + 1 | 0;
continue label2;
}
break label2;
};
} else {
$1_1 = 12582912;
$3_1 = 14182912;
$17_1 = 1;
label5 : while (1) {
if ($12_1 >>> 0 > $17_1 >>> 0) {
$19_1 = 0;
label4 : while (1) {
if ($12_1 >>> 0 > $19_1 >>> 0) {
$8_1 = ($17_1 << 1 | 0) + $19_1 | 0;
$20_1 = $8_1 >>> 0 < $12_1 >>> 0 ? $8_1 : $12_1;
$8_1 = $19_1;
$4_1 = $8_1 + $17_1 | 0;
$21_1 = $4_1 >>> 0 < $12_1 >>> 0 ? $4_1 : $12_1;
$14_1 = $21_1;
$9_1 = $8_1;
label3 : while (1) {
if ($9_1 >>> 0 < $20_1 >>> 0) {
$4_1 = $8_1 >>> 0 < $21_1 >>> 0;
if ($4_1) {
if ($14_1 >>> 0 >= $20_1 >>> 0) {
$2_1 = 0
} else {
$4_1 = view.getInt32((($14_1 << 2 | 0) + $1_1 | 0), true);
$2_1 = $4_1;
$6_1 = view.getInt32($2_1, true);
$2_1 = view.getInt32(($2_1 + 4 | 0), true);
$13_1 = $2_1;
$5_1 = (($2_1 & 255 | 0) << 24 | 0 | ($6_1 >>> 8 | 0) | 0) & 16711935 | 0;
$7_1 = ($2_1 >>> 8 | 0) & 16711935 | 0;
$2_1 = $6_1 & 16711935 | 0;
$11_1 = 0 | (($13_1 & 16711935 | 0) << 8 | 0) | 0;
$10_1 = $2_1 << 8 | 0;
$2_1 = $7_1 | $11_1 | 0;
$6_1 = $5_1 | $10_1 | 0;
$5_1 = (($2_1 & 65535 | 0) << 16 | 0 | ($6_1 >>> 16 | 0) | 0) & 65535 | 0;
$7_1 = $2_1 >>> 16 | 0;
$11_1 = $6_1 & 65535 | 0;
$2_1 = 0 | (($2_1 & 65535 | 0) << 16 | 0) | 0;
i64toi32_i32$HIGH_BITS = $5_1 | ($11_1 << 16 | 0) | 0;
$6_1 = $2_1 | $7_1 | 0;
$13_1 = i64toi32_i32$HIGH_BITS;
$22_1 = view.getInt32((($8_1 << 2 | 0) + $1_1 | 0), true);
$2_1 = $22_1;
$5_1 = view.getInt32($2_1, true);
$2_1 = view.getInt32(($2_1 + 4 | 0), true);
$7_1 = $2_1;
$15_1 = (($2_1 & 255 | 0) << 24 | 0 | ($5_1 >>> 8 | 0) | 0) & 16711935 | 0;
$16_1 = ($2_1 >>> 8 | 0) & 16711935 | 0;
$2_1 = $5_1 & 16711935 | 0;
$11_1 = 0 | (($7_1 & 16711935 | 0) << 8 | 0) | 0;
$10_1 = $2_1 << 8 | 0;
$2_1 = $11_1 | $16_1 | 0;
$5_1 = $10_1 | $15_1 | 0;
$15_1 = (($2_1 & 65535 | 0) << 16 | 0 | ($5_1 >>> 16 | 0) | 0) & 65535 | 0;
$16_1 = $2_1 >>> 16 | 0;
$11_1 = $5_1 & 65535 | 0;
$2_1 = 0 | (($2_1 & 65535 | 0) << 16 | 0) | 0;
i64toi32_i32$HIGH_BITS = $15_1 | ($11_1 << 16 | 0) | 0;
$5_1 = $2_1 | $16_1 | 0;
$7_1 = i64toi32_i32$HIGH_BITS;
if (($6_1 | 0) != ($5_1 | 0) | ($13_1 | 0) != ($7_1 | 0) | 0) {
$2_1 = $13_1;
$2_1 = ($7_1 | 0) == ($2_1 | 0) & $5_1 >>> 0 > $6_1 >>> 0 | 0 | $2_1 >>> 0 < $7_1 >>> 0 | 0;
} else {
$2_1 = $28($4_1, $22_1)
}
}
$4_1 = !$2_1;
}
if ($4_1) {
$4_1 = $8_1;
$8_1 = $4_1 + 1 | 0;
} else {
$4_1 = $14_1;
$14_1 = $4_1 + 1 | 0;
}
view.setInt32((($9_1 << 2 | 0) + $3_1 | 0), view.getInt32((($4_1 << 2 | 0) + $1_1 | 0), true), true);
$9_1 = $9_1 + 1 | 0;
continue label3;
}
break label3;
};
$19_1 = ($17_1 << 1 | 0) + $19_1 | 0;
continue label4;
}
break label4;
};
$2_1 = $1_1;
$1_1 = $3_1;
$3_1 = $2_1;
$17_1 = $17_1 << 1 | 0;
continue label5;
}
break label5;
};
$8_1 = $1_1;
}
$9_1 = 0;
label8 : while (1) {
if (($9_1 | 0) < ($12_1 | 0)) {
$1_1 = view.getInt32((($9_1 << 2 | 0) + $8_1 | 0), true);
$3_1 = 0;
label6 : while (1) {
if ($3_1 >>> 0 < 16 >>> 0) {
$4_1 = HEAPU8[($1_1 + $3_1 | 0) >> 0];
if (($4_1 | 0) == (12 | 0) | ($4_1 | 0) == (11 | 0) | 0 | ($4_1 | 0) == (14 | 0) | 0) {
HEAP8[$0_1 >> 0] = 12;
$0_1 = $0_1 + 1 | 0;
}
HEAP8[$0_1 >> 0] = $4_1;
$0_1 = $0_1 + 1 | 0;
$3_1 = $3_1 + 1 | 0;
continue label6;
}
break label6;
};
$1_1 = $1_1 + 16 | 0;
$3_1 = 0;
label7 : while (1) {
if ($3_1 >>> 0 < 16 >>> 0) {
$4_1 = HEAPU8[($1_1 + $3_1 | 0) >> 0];
if (($4_1 | 0) == (12 | 0) | ($4_1 | 0) == (11 | 0) | 0 | ($4_1 | 0) == (14 | 0) | 0) {
HEAP8[$0_1 >> 0] = 12;
$0_1 = $0_1 + 1 | 0;
}
HEAP8[$0_1 >> 0] = $4_1;
$0_1 = $0_1 + 1 | 0;
$3_1 = $3_1 + 1 | 0;
continue label7;
}
break label7;
};
$9_1 = $9_1 + 1 | 0;
continue label8;
}
break label8;
};
$1_1 = view.getInt32(($18_1 + 8 | 0), true);
$3_1 = view.getInt32(($18_1 + 12 | 0), true) - $1_1 | 0;
wasm2js_memory_copy($0_1, $1_1, $3_1);
$1_1 = $0_1 + $3_1 | 0;
$0_1 = view.getInt32(($18_1 + 16 | 0), true);
continue label9;
}
break label9;
};
return $1_1;
}
function $53($0_1, $1_1) {
$0_1 = $0_1 | 0;
$1_1 = $1_1 | 0;
var $2_1 = 0, $3_1 = 0;
global$1 = 1048576;
$0_1 = $0_1 - -1048576 | 0;
global$7 = $0_1;
wasm2js_memory_fill($0_1, 0, 32);
global$57 = 0;
global$29 = 1048576;
$0_1 = 1048576;
label : while (1) {
$2_1 = HEAPU8[global$1 >> 0];
if (!(($2_1 | 0) != (47 | 0) & $2_1 >>> 0 > 32 >>> 0 | 0)) {
$2_1 = $0()
}
if (!$2_1 & global$1 >>> 0 >= global$7 >>> 0 | 0) {
global$29 = global$7;
return 0 | 0;
}
if (!$2_1) {
return 2 | 0
}
global$29 = global$1;
if ((HEAPU8[(global$1 + 1 | 0) >> 0] | 0) == (123 | 0) | ($2_1 | 0) != (123 | 0) | 0) {
return 2 | 0
}
$2_1 = global$1;
$3_1 = $23($2_1);
if (!$3_1) {
return 1 | 0
}
if ($0_1 >>> 0 <= $2_1 >>> 0) {
if ((global$57 | 0) >= (4e5 | 0)) {
return 3 | 0
}
view.setInt32(((global$57 << 2 | 0) + 16777216 | 0), $2_1 + -1048576 | 0, true);
global$57 = global$57 + 1 | 0;
$0_1 = $1_1 + $2_1 | 0;
}
global$1 = $3_1;
global$29 = $3_1;
continue label;
};
}
function $54() {
return 11558912 | 0;
}
function $55($0_1, $1_1) {
$0_1 = $0_1 | 0;
$1_1 = $1_1 | 0;
var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0;
$1_1 = (global$17 - $0_1 | 0 | 0) > ($1_1 | 0) ? $0_1 + $1_1 | 0 : global$17;
$6_1 = $0_1 + 1 | 0;
label : while (1) {
if (($1_1 | 0) > ($6_1 | 0)) {
$7_1 = view.getInt32(((Math_imul($6_1, 192) + 7340032 | 0) + 152 | 0), true)
} else {
$7_1 = 0
}
if ($7_1) {
$6_1 = $6_1 + 1 | 0;
continue label;
}
break label;
};
wasm2js_memory_fill(11558912, 0, 32);
$1_1 = $0_1;
label2 : while (1) {
if (($1_1 | 0) < ($6_1 | 0)) {
$2_1 = Math_imul($1_1, 192) + 7340032 | 0;
$4_1 = 0;
label1 : while (1) {
if ($4_1 >>> 0 < 28 >>> 0) {
$5_1 = $4_1 + 11558912 | 0;
view.setInt32($5_1, view.getInt32($5_1, true) + view.getInt32((($2_1 + $4_1 | 0) + 124 | 0), true) | 0, true);
$4_1 = $4_1 + 4 | 0;
continue label1;
}
break label1;
};
view.setInt32(((($1_1 - $0_1 | 0) << 2 | 0) + 12582912 | 0), $2_1 + 32 | 0, true);
$1_1 = $1_1 + 1 | 0;
continue label2;
}
break label2;
};
global$2 = 0;
global$8 = 0;
global$5 = 0;
global$20 = 8388608;
global$3 = 10485760;
global$0 = 67108864;
$3_1 = Math_imul($0_1, 192) + 7340032 | 0;
$8_1 = view.getInt32(($3_1 + 16 | 0), true);
$7_1 = view.getInt32(($3_1 + 20 | 0), true);
$0_1 = $6_1 - $0_1 | 0;
$4_1 = 0;
$1_1 = 0;
label4 : while (1) {
if (($0_1 | 0) > (0 | 0)) {
$5_1 = 12582912;
$3_1 = $8_1;
if ($3_1 & 1 | 0) {
$2_1 = view.getInt32(12582912, true);
$5_1 = Math_imul($4_1, 36) + 11558944 | 0;
view.setInt32($5_1, $10_1, true);
view.setInt32(($5_1 + 4 | 0), $2_1, true);
$4_1 = $4_1 + 1 | 0;
$5_1 = 12582916;
$2_1 = $7_1;
$3_1 = 1;
$8_1 = $8_1 + $3_1 | 0;
$7_1 = $3_1 >>> 0 > $8_1 >>> 0 ? $2_1 + 1 | 0 : $2_1;
$0_1 = $0_1 - 1 | 0;
}
if ($0_1 & 1 | 0) {
$0_1 = $0_1 - 1 | 0;
$2_1 = view.getInt32((($0_1 << 2 | 0) + $5_1 | 0), true);
$3_1 = Math_imul($1_1, 36) + 11567104 | 0;
view.setInt32($3_1, $10_1, true);
view.setInt32(($3_1 + 4 | 0), $2_1, true);
$1_1 = $1_1 + 1 | 0;
}
$0_1 = $0_1 >> 1 | 0;
$2_1 = 0;
label3 : while (1) {
if (($0_1 | 0) > ($2_1 | 0)) {
$11_1 = ($2_1 << 3 | 0) + $5_1 | 0;
$3_1 = view.getInt32(($11_1 + 4 | 0), true);
$9_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($9_1, view.getInt32($11_1, true), true);
view.setInt32(($9_1 + 4 | 0), 0, true);
view.setInt32(($9_1 + 8 | 0), -2, true);
view.setInt32(($9_1 + 12 | 0), $3_1, true);
view.setInt32(($9_1 + 24 | 0), $10_1, true);
global$5 = global$5 + 128 | 0;
$3_1 = global$2;
global$2 = $3_1 + 1 | 0;
view.setInt32((($2_1 << 2 | 0) + 12582912 | 0), ($3_1 << 5 | 0) + 30408704 | 0, true);
$2_1 = $2_1 + 1 | 0;
continue label3;
}
break label3;
};
$2_1 = $7_1;
$3_1 = 1;
$7_1 = $2_1 >>> $3_1 | 0;
$8_1 = (((1 << $3_1 | 0) - 1 | 0) & $2_1 | 0) << (32 - $3_1 | 0) | 0 | ($8_1 >>> $3_1 | 0) | 0;
$10_1 = $10_1 + 1 | 0;
continue label4;
}
break label4;
};
$2();
$0_1 = 0;
label5 : while (1) {
if (($0_1 | 0) < ($1_1 | 0)) {
wasm2js_memory_copy(Math_imul($0_1 + $4_1 | 0, 36) + 11558944 | 0, Math_imul($1_1 - $0_1 | 0, 36) + 11567068 | 0, 36);
$0_1 = $0_1 + 1 | 0;
continue label5;
}
break label5;
};
$0_1 = 0;
label6 : while (1) {
if (($1_1 + $4_1 | 0 | 0) > ($0_1 | 0)) {
$2_1 = Math_imul($0_1, 36) + 11558944 | 0;
wasm2js_memory_copy($2_1 + 4 | 0, view.getInt32(($2_1 + 4 | 0), true), 32);
$0_1 = $0_1 + 1 | 0;
continue label6;
}
break label6;
};
view.setInt32(11558940, $1_1 + $4_1 | 0, true);
return $6_1 | 0;
}
function $56($0_1) {
$0_1 = $0_1 | 0;
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0;
global$28 = 0;
global$1 = 1048576;
$0_1 = $0_1 - -1048576 | 0;
global$7 = $0_1;
wasm2js_memory_fill($0_1, 0, 32);
global$17 = 0;
global$40 = 0;
global$29 = 1048576;
global$14 = 0;
global$35 = 0;
global$32 = 66600960;
global$49 = 0;
global$2 = 0;
global$8 = 0;
global$5 = 0;
global$20 = 8388608;
global$3 = 10485760;
global$0 = 67108864;
$0_1 = 1048576;
label : while (1) {
block : {
$1_1 = HEAPU8[global$1 >> 0];
if (!(($1_1 | 0) != (47 | 0) & $1_1 >>> 0 > 32 >>> 0 | 0)) {
$1_1 = $0()
}
if (!$1_1) {
if (global$1 >>> 0 >= global$7 >>> 0) {
global$29 = global$7
} else {
$4_1 = 2
}
break block;
}
global$29 = global$1;
if ((HEAPU8[(global$1 + 1 | 0) >> 0] | 0) == (123 | 0) | ($1_1 | 0) != (123 | 0) | 0) {
$4_1 = 2;
break block;
}
if ((global$17 | 0) == (5400 | 0)) {
$2_1 = 0
} else {
if ((global$14 + 1024 | 0 | 0) <= (24576 | 0)) {
$2_1 = (global$35 + 128 | 0 | 0) <= (1024 | 0)
} else {
$2_1 = 0
}
}
if (!$2_1) {
$4_1 = 3;
break block;
}
$2_1 = global$1;
$1_1 = $10();
if (!$1_1 & (global$17 | 0) > (global$40 | 0) | 0) {
if (global$0 >>> 0 > 92274688 >>> 0) {
$3_1 = 0
} else {
$3_1 = ((global$8 | 0) < (12e4 | 0) & (global$2 | 0) < (395904 | 0) | 0) & global$5 >>> 0 < 15728640 >>> 0 | 0
}
} else {
$3_1 = 1
}
if (!$3_1) {
global$2 = global$62;
global$8 = global$63;
global$5 = global$64;
global$20 = global$65;
global$3 = global$66;
global$0 = global$67;
global$14 = global$68;
$4();
global$1 = $2_1;
$1_1 = $10();
$0_1 = $2_1;
}
if (!$1_1) {
global$2 = global$62;
global$8 = global$63;
global$5 = global$64;
global$20 = global$65;
global$3 = global$66;
global$0 = global$67;
global$14 = global$68;
$3_1 = $23($2_1);
if (!$3_1) {
$4_1 = 1;
break block;
}
global$1 = $3_1;
}
$3_1 = Math_imul(global$17, 192) + 7340032 | 0;
view.setInt32($3_1, !$1_1, true);
view.setInt32(($3_1 + 4 | 0), $2_1 + -1048576 | 0, true);
view.setInt32(($3_1 + 8 | 0), global$1 + -1048576 | 0, true);
global$17 = global$17 + 1 | 0;
global$29 = global$1;
$1_1 = global$1 - $0_1 | 0;
if ($1_1 >>> 0 >= 131072 >>> 0) {
$2_1 = (global$17 - global$40 | 0 | 0) >= (16 | 0) | $1_1 >>> 0 >= 2097152 >>> 0 | 0
} else {
$2_1 = 0
}
if ($2_1) {
$4();
$0_1 = global$1;
}
continue label;
}
break label;
};
$4();
return $4_1 | 0;
}
function $57($0_1, $1_1) {
$0_1 = $0_1 | 0;
$1_1 = $1_1 | 0;
var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0;
global$28 = 1;
global$1 = 1048576;
$0_1 = $0_1 - -1048576 | 0;
global$7 = $0_1;
wasm2js_memory_fill($0_1, 0, 32);
if ($1_1) {
global$23 = 10;
global$22 = global$52;
}
global$17 = 0;
global$40 = 0;
global$29 = 1048576;
global$14 = 0;
global$35 = 0;
global$32 = 66600960;
global$49 = 0;
global$2 = 0;
global$8 = 0;
global$5 = 0;
global$20 = 8388608;
global$3 = 10485760;
global$0 = 67108864;
$0_1 = 1048576;
label : while (1) {
if (global$1 >>> 0 < global$7 >>> 0) {
block : {
$3_1 = global$1;
global$29 = $3_1;
$1_1 = HEAPU8[$3_1 >> 0];
if (($1_1 | 0) == (224 | 0)) {
$2_1 = $3_1 + 4 | 0
} else {
$2_1 = $18(global$7)
}
if ($2_1 >>> 0 > global$7 >>> 0) {
$5_1 = 1;
break block;
}
if (($1_1 | 0) == (224 | 0)) {
if ((view.getInt32($3_1, true) | 0) != (-369098272 | 0)) {
$5_1 = 2;
break block;
}
global$23 = 10;
global$22 = global$52;
global$1 = $2_1;
continue label;
}
if (($1_1 >>> 4 | 0 | 0) == (14 | 0)) {
$1_1 = $37($2_1);
if (($1_1 | 0) == (2 | 0)) {
global$23 = 10;
global$22 = global$52;
}
if ($1_1) {
$1_1 = $38()
} else {
$1_1 = 0
}
if (!$1_1) {
$5_1 = 2;
break block;
}
global$1 = $2_1;
continue label;
}
if (($1_1 | 0) == (223 | 0) | ($1_1 >>> 4 | 0 | 0) != (13 | 0) | 0) {
$5_1 = 2;
break block;
}
if ((global$17 | 0) == (5400 | 0)) {
$1_1 = 0
} else {
if ((global$14 + 1024 | 0 | 0) <= (24576 | 0)) {
$1_1 = (global$35 + 128 | 0 | 0) <= (1024 | 0)
} else {
$1_1 = 0
}
}
if (!$1_1) {
$5_1 = 3;
break block;
}
global$33 = 0;
global$21 = $2_1;
$1_1 = $10();
if ($1_1) {
$1_1 = ($2_1 | 0) == (global$1 | 0)
}
if (!$1_1 & (global$17 | 0) > (global$40 | 0) | 0) {
if (global$0 >>> 0 > 92274688 >>> 0) {
$4_1 = 0
} else {
$4_1 = ((global$8 | 0) < (12e4 | 0) & (global$2 | 0) < (395904 | 0) | 0) & global$5 >>> 0 < 15728640 >>> 0 | 0
}
} else {
$4_1 = 1
}
if (!$4_1) {
global$2 = global$62;
global$8 = global$63;
global$5 = global$64;
global$20 = global$65;
global$3 = global$66;
global$0 = global$67;
global$14 = global$68;
$4();
$0_1 = $3_1;
global$1 = $3_1;
global$33 = 0;
global$21 = $2_1;
if ($10()) {
$1_1 = ($2_1 | 0) == (global$1 | 0)
} else {
$1_1 = 0
}
}
if (!$1_1) {
global$2 = global$62;
global$8 = global$63;
global$5 = global$64;
global$20 = global$65;
global$3 = global$66;
global$0 = global$67;
global$14 = global$68;
}
global$1 = $2_1;
$4_1 = Math_imul(global$17, 192) + 7340032 | 0;
view.setInt32($4_1, !$1_1, true);
view.setInt32(($4_1 + 4 | 0), $3_1 + -1048576 | 0, true);
view.setInt32(($4_1 + 8 | 0), $2_1 + -1048576 | 0, true);
global$17 = global$17 + 1 | 0;
$1_1 = $2_1 - $0_1 | 0;
if ($1_1 >>> 0 >= 131072 >>> 0) {
$1_1 = (global$17 - global$40 | 0 | 0) >= (16 | 0) | $1_1 >>> 0 >= 2097152 >>> 0 | 0
} else {
$1_1 = 0
}
if ($1_1) {
$4();
$0_1 = $2_1;
}
continue label;
}
}
break label;
};
if (!$5_1) {
global$29 = global$7
}
$4();
return $5_1 | 0;
}
function $58() {
return 6291392 | 0;
}
function $59() {
return 1048576 | 0;
}
function $60() {
var $0_1 = 0, $1_1 = 0, $2_1 = 0;
$47();
HEAP8[115343360 >> 0] = 11;
HEAP8[115343361 >> 0] = 113;
HEAP8[115343362 >> 0] = 14;
view.setInt32(113246208, 115343360, true);
view.setInt32(113246212, 3, true);
global$23 = 1;
global$22 = 115343376;
$0_1 = 5360;
label : while (1) {
$1_1 = HEAPU8[$0_1 >> 0];
if ($1_1) {
$2_1 = global$22 + 2 | 0;
wasm2js_memory_copy($2_1, $0_1 + 1 | 0, $1_1);
$1_1 = $2_1 + HEAPU8[$0_1 >> 0] | 0;
view.setInt16(global$22, 28683, true);
HEAP8[$1_1 >> 0] = 14;
$2_1 = (global$23 << 3 | 0) + 113246208 | 0;
view.setInt32($2_1, global$22, true);
view.setInt32(($2_1 + 4 | 0), ($1_1 + 1 | 0) - global$22 | 0, true);
global$23 = global$23 + 1 | 0;
global$22 = ($1_1 + 16 | 0) & -16 | 0;
$0_1 = (HEAPU8[$0_1 >> 0] + 1 | 0) + $0_1 | 0;
continue label;
}
break label;
};
global$52 = global$22;
global$2 = 0;
global$8 = 0;
global$5 = 0;
global$0 = 67108864;
global$9 = 67108864;
global$16 = 0;
global$10 = -1;
global$18 = -1;
global$19 = 0;
view.setInt16(67108864, 3851, true);
global$0 = 67108866;
HEAP8[67108866 >> 0] = 14;
global$0 = 67108867;
HEAP8[67108867 >> 0] = 128;
$0_1 = 67108868;
label1 : while (1) {
if ($0_1 >>> 0 < 67108920 >>> 0) {
view.setInt32($0_1, 0, true);
$0_1 = $0_1 + 4 | 0;
continue label1;
}
break label1;
};
$0_1 = 67108920;
view.setInt32($0_1, 0, true);
view.setInt32(($0_1 + 4 | 0), 402653184, true);
$0_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($0_1, 67108864, true);
view.setInt32(($0_1 + 4 | 0), 1, true);
view.setInt32(($0_1 + 8 | 0), -1, true);
view.setInt32(($0_1 + 24 | 0), 0, true);
global$2 = global$2 + 1 | 0;
global$0 = 67108928;
$0_1 = global$2 - 1 | 0;
$2();
wasm2js_memory_copy(5712, ($0_1 << 5 | 0) + 30408704 | 0, 32);
}
function $61($0_1) {
$0_1 = $0_1 | 0;
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0;
global$1 = 1048576;
$0_1 = $0_1 - -1048576 | 0;
global$7 = $0_1;
wasm2js_memory_fill($0_1, 0, 32);
global$2 = 0;
global$8 = 0;
global$5 = 0;
global$20 = 8388608;
global$3 = 10485760;
global$0 = 67108864;
global$15 = 0;
$0_1 = HEAPU8[1048576 >> 0];
if (!(($0_1 | 0) != (47 | 0) & $0_1 >>> 0 > 32 >>> 0 | 0)) {
$0_1 = $0()
}
if (!$0_1) {
return 0 | 0
}
global$9 = global$0;
global$16 = 0;
global$10 = -1;
global$18 = -1;
global$19 = 0;
if (!$1(0, 0)) {
return 0 | 0
}
if ((global$10 | 0) < (0 | 0)) {
$0_1 = global$0;
$5_1 = global$9;
$2_1 = $0_1 - $5_1 | 0;
HEAP8[$0_1 >> 0] = 128;
$1_1 = $0_1 + 1 | 0;
$0_1 = $5_1 + (($2_1 + 72 | 0) & -64 | 0) | 0;
$3_1 = $0_1 - 8 | 0;
label : while (1) {
if ($1_1 >>> 0 < $3_1 >>> 0) {
view.setInt32($1_1, 0, true);
$1_1 = $1_1 + 4 | 0;
continue label;
}
break label;
};
$1_1 = $2_1;
$2_1 = $1_1 >>> 29 | 0;
$4_1 = $1_1 << 3 | 0;
$3_1 = $4_1;
$6_1 = (($2_1 & 255 | 0) << 24 | 0 | ($3_1 >>> 8 | 0) | 0) & 16711935 | 0;
$7_1 = ($2_1 >>> 8 | 0) & 16711935 | 0;
$3_1 = $3_1 & 16711935 | 0;
$1_1 = 0 | (($2_1 & 16711935 | 0) << 8 | 0) | 0;
$4_1 = $3_1 << 8 | 0;
$3_1 = $1_1 | $7_1 | 0;
$2_1 = $3_1;
$4_1 = $4_1 | $6_1 | 0;
$6_1 = (($2_1 & 65535 | 0) << 16 | 0 | ($4_1 >>> 16 | 0) | 0) & 65535 | 0;
$7_1 = $2_1 >>> 16 | 0;
$1_1 = $4_1 & 65535 | 0;
$2_1 = 0 | (($2_1 & 65535 | 0) << 16 | 0) | 0;
$4_1 = $1_1 << 16 | 0;
i64toi32_i32$HIGH_BITS = $4_1 | $6_1 | 0;
$3_1 = $0_1 - 8 | 0;
view.setInt32($3_1, $2_1 | $7_1 | 0, true);
view.setInt32(($3_1 + 4 | 0), i64toi32_i32$HIGH_BITS, true);
$1_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($1_1, $5_1, true);
view.setInt32(($1_1 + 4 | 0), ($0_1 - $5_1 | 0) >>> 6 | 0, true);
view.setInt32(($1_1 + 8 | 0), -1, true);
view.setInt32(($1_1 + 24 | 0), 0, true);
global$2 = global$2 + 1 | 0;
global$0 = $0_1;
} else {
$0_1 = (global$18 << 5 | 0) + 44040192 | 0;
view.setInt32(($0_1 + 8 | 0), global$9, true);
view.setInt32(($0_1 + 12 | 0), global$0, true);
$1_1 = (global$2 << 5 | 0) + 16777216 | 0;
$5_1 = global$31;
view.setInt32($1_1, $5_1, true);
view.setInt32(($1_1 + 4 | 0), 0, true);
$0_1 = global$10;
view.setInt32(($1_1 + 8 | 0), $0_1, true);
$2_1 = global$16;
view.setInt32(($1_1 + 12 | 0), $2_1, true);
view.setInt32(($1_1 + 24 | 0), global$19, true);
$1_1 = ($2_1 - $5_1 | 0) + 128 | 0;
label1 : while (1) {
if (($0_1 | 0) != (-1 | 0)) {
$0_1 = ($0_1 << 5 | 0) + 44040192 | 0;
$1_1 = ((view.getInt32(($0_1 + 12 | 0), true) + (view.getInt32(($0_1 + 4 | 0), true) << 6 | 0) | 0) - view.getInt32(($0_1 + 8 | 0), true) | 0) + $1_1 | 0;
$0_1 = view.getInt32(($0_1 + 16 | 0), true);
continue label1;
}
break label1;
};
global$5 = $1_1 + global$5 | 0;
global$2 = global$2 + 1 | 0;
}
$0_1 = HEAPU8[global$1 >> 0];
if (!(($0_1 | 0) != (47 | 0) & $0_1 >>> 0 > 32 >>> 0 | 0)) {
$0_1 = $0()
}
if ((global$15 | 0) > (9e5 | 0) | ($0_1 ? 1 : global$1 >>> 0 < global$7 >>> 0) | 0) {
$0_1 = 0
} else {
if (global$0 >>> 0 > 92274688 >>> 0) {
$0_1 = 0
} else {
$0_1 = ((global$8 | 0) < (12e4 | 0) & (global$2 | 0) < (395904 | 0) | 0) & global$5 >>> 0 < 15728640 >>> 0 | 0
}
}
if (!$0_1) {
return 0 | 0
}
$0_1 = global$2 - 1 | 0;
$2();
return ($0_1 << 5 | 0) + 30408704 | 0 | 0;
}
function $62($0_1) {
$0_1 = $0_1 | 0;
var $1_1 = 0, $2_1 = 0, $3_1 = 0;
global$2 = 0;
global$8 = 0;
global$5 = 0;
global$20 = 8388608;
global$3 = 10485760;
global$0 = 67108864;
label : while (1) {
if (($0_1 | 0) > ($2_1 | 0)) {
$1_1 = (global$2 << 5 | 0) + 16777216 | 0;
$3_1 = $2_1 << 6 | 0;
view.setInt32($1_1, $3_1 - -1048576 | 0, true);
view.setInt32(($1_1 + 4 | 0), 0, true);
view.setInt32(($1_1 + 8 | 0), -2, true);
view.setInt32(($1_1 + 12 | 0), $3_1 + 1048608 | 0, true);
view.setInt32(($1_1 + 24 | 0), 0, true);
global$5 = global$5 + 128 | 0;
global$2 = global$2 + 1 | 0;
$2_1 = $2_1 + 1 | 0;
continue label;
}
break label;
};
$2();
return global$2 | 0;
}
function $63($0_1) {
$0_1 = $0_1 | 0;
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0;
global$2 = 0;
global$8 = 0;
global$5 = 0;
global$20 = 8388608;
global$3 = 10485760;
global$0 = 67108864;
$4_1 = 1048576;
label1 : while (1) {
$1_1 = $4_1 + 4 | 0;
if ($1_1 >>> 0 <= ($0_1 - -1048576 | 0) >>> 0) {
$7_1 = view.getInt32($4_1, true);
wasm2js_memory_copy(global$0, $1_1, $7_1);
$1_1 = $7_1 + global$0 | 0;
$5_1 = global$0;
$3_1 = $1_1 - $5_1 | 0;
HEAP8[$1_1 >> 0] = 128;
$1_1 = $1_1 + 1 | 0;
$6_1 = $5_1 + (($3_1 + 72 | 0) & -64 | 0) | 0;
$2_1 = $6_1 - 8 | 0;
label : while (1) {
if ($1_1 >>> 0 < $2_1 >>> 0) {
view.setInt32($1_1, 0, true);
$1_1 = $1_1 + 4 | 0;
continue label;
}
break label;
};
$1_1 = $3_1 >>> 29 | 0;
$3_1 = $3_1 << 3 | 0;
$2_1 = $3_1;
$8_1 = (($1_1 & 255 | 0) << 24 | 0 | ($2_1 >>> 8 | 0) | 0) & 16711935 | 0;
$9_1 = ($1_1 >>> 8 | 0) & 16711935 | 0;
$2_1 = $2_1 & 16711935 | 0;
$3_1 = 0 | (($1_1 & 16711935 | 0) << 8 | 0) | 0;
$1_1 = $2_1 << 8 | 0;
$2_1 = $3_1 | $9_1 | 0;
$3_1 = $1_1 | $8_1 | 0;
$8_1 = (($2_1 & 65535 | 0) << 16 | 0 | ($3_1 >>> 16 | 0) | 0) & 65535 | 0;
$9_1 = $2_1 >>> 16 | 0;
$3_1 = $3_1 & 65535 | 0;
$1_1 = ($2_1 & 65535 | 0) << 16 | 0 | 0 | 0;
i64toi32_i32$HIGH_BITS = $8_1 | ($3_1 << 16 | 0) | 0;
$1_1 = $1_1 | $9_1 | 0;
$2_1 = $6_1 - 8 | 0;
view.setInt32($2_1, $1_1, true);
view.setInt32(($2_1 + 4 | 0), i64toi32_i32$HIGH_BITS, true);
$1_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($1_1, $5_1, true);
view.setInt32(($1_1 + 4 | 0), ($6_1 - $5_1 | 0) >>> 6 | 0, true);
view.setInt32(($1_1 + 8 | 0), -1, true);
view.setInt32(($1_1 + 24 | 0), 0, true);
global$2 = global$2 + 1 | 0;
global$0 = $6_1;
$4_1 = ($7_1 + 4 | 0) + $4_1 | 0;
continue label1;
}
break label1;
};
$2();
return global$2 | 0;
}
function $64($0_1) {
$0_1 = $0_1 | 0;
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0;
global$1 = 1048576;
$0_1 = $0_1 - -1048576 | 0;
global$7 = $0_1;
wasm2js_memory_fill($0_1, 0, 32);
global$2 = 0;
global$8 = 0;
global$5 = 0;
global$20 = 8388608;
global$3 = 10485760;
global$0 = 67108864;
global$15 = 0;
if ((view.getInt32(1048576, true) | 0) != (-369098272 | 0)) {
return 0 | 0
}
global$23 = 10;
global$22 = global$52;
global$1 = 1048580;
$0_1 = $18(global$7);
if (($37($0_1) | 0) == (2 | 0)) {
if (global$7 >>> 0 < $0_1 >>> 0) {
$2_1 = 0
} else {
$2_1 = $38()
}
if (!$2_1) {
return 0 | 0
}
global$1 = $0_1;
$0_1 = $18(global$7);
} else {
global$1 = 1048580
}
if ((global$7 | 0) != ($0_1 | 0)) {
return 0 | 0
}
global$21 = global$7;
global$9 = global$0;
global$16 = 0;
global$10 = -1;
global$18 = -1;
global$19 = 0;
if (!$3(0, 0)) {
return 0 | 0
}
if ((global$10 | 0) < (0 | 0)) {
$0_1 = global$0;
$5_1 = global$9;
$2_1 = $0_1 - $5_1 | 0;
HEAP8[$0_1 >> 0] = 128;
$1_1 = $0_1 + 1 | 0;
$0_1 = $5_1 + (($2_1 + 72 | 0) & -64 | 0) | 0;
$3_1 = $0_1 - 8 | 0;
label : while (1) {
if ($1_1 >>> 0 < $3_1 >>> 0) {
view.setInt32($1_1, 0, true);
$1_1 = $1_1 + 4 | 0;
continue label;
}
break label;
};
$1_1 = $2_1;
$2_1 = $1_1 >>> 29 | 0;
$4_1 = $1_1 << 3 | 0;
$3_1 = $4_1;
$6_1 = (($2_1 & 255 | 0) << 24 | 0 | ($3_1 >>> 8 | 0) | 0) & 16711935 | 0;
$7_1 = ($2_1 >>> 8 | 0) & 16711935 | 0;
$3_1 = $3_1 & 16711935 | 0;
$1_1 = 0 | (($2_1 & 16711935 | 0) << 8 | 0) | 0;
$4_1 = $3_1 << 8 | 0;
$3_1 = $1_1 | $7_1 | 0;
$2_1 = $3_1;
$4_1 = $4_1 | $6_1 | 0;
$6_1 = (($2_1 & 65535 | 0) << 16 | 0 | ($4_1 >>> 16 | 0) | 0) & 65535 | 0;
$7_1 = $2_1 >>> 16 | 0;
$1_1 = $4_1 & 65535 | 0;
$2_1 = 0 | (($2_1 & 65535 | 0) << 16 | 0) | 0;
$4_1 = $1_1 << 16 | 0;
i64toi32_i32$HIGH_BITS = $4_1 | $6_1 | 0;
$3_1 = $0_1 - 8 | 0;
view.setInt32($3_1, $2_1 | $7_1 | 0, true);
view.setInt32(($3_1 + 4 | 0), i64toi32_i32$HIGH_BITS, true);
$1_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($1_1, $5_1, true);
view.setInt32(($1_1 + 4 | 0), ($0_1 - $5_1 | 0) >>> 6 | 0, true);
view.setInt32(($1_1 + 8 | 0), -1, true);
view.setInt32(($1_1 + 24 | 0), 0, true);
global$2 = global$2 + 1 | 0;
global$0 = $0_1;
} else {
$0_1 = (global$18 << 5 | 0) + 44040192 | 0;
view.setInt32(($0_1 + 8 | 0), global$9, true);
view.setInt32(($0_1 + 12 | 0), global$0, true);
$1_1 = (global$2 << 5 | 0) + 16777216 | 0;
$5_1 = global$31;
view.setInt32($1_1, $5_1, true);
view.setInt32(($1_1 + 4 | 0), 0, true);
$0_1 = global$10;
view.setInt32(($1_1 + 8 | 0), $0_1, true);
$2_1 = global$16;
view.setInt32(($1_1 + 12 | 0), $2_1, true);
view.setInt32(($1_1 + 24 | 0), global$19, true);
$1_1 = ($2_1 - $5_1 | 0) + 128 | 0;
label1 : while (1) {
if (($0_1 | 0) != (-1 | 0)) {
$0_1 = ($0_1 << 5 | 0) + 44040192 | 0;
$1_1 = ((view.getInt32(($0_1 + 12 | 0), true) + (view.getInt32(($0_1 + 4 | 0), true) << 6 | 0) | 0) - view.getInt32(($0_1 + 8 | 0), true) | 0) + $1_1 | 0;
$0_1 = view.getInt32(($0_1 + 16 | 0), true);
continue label1;
}
break label1;
};
global$5 = $1_1 + global$5 | 0;
global$2 = global$2 + 1 | 0;
}
if ((global$1 | 0) != (global$7 | 0) | (global$15 | 0) > (9e5 | 0) | 0) {
$0_1 = 0
} else {
if (global$0 >>> 0 > 92274688 >>> 0) {
$0_1 = 0
} else {
$0_1 = ((global$8 | 0) < (12e4 | 0) & (global$2 | 0) < (395904 | 0) | 0) & global$5 >>> 0 < 15728640 >>> 0 | 0
}
}
if (!$0_1) {
return 0 | 0
}
$0_1 = global$2 - 1 | 0;
$2();
return ($0_1 << 5 | 0) + 30408704 | 0 | 0;
}
function $65() {
return 7340032 | 0;
}
function $66() {
return 30408704 | 0;
}
function $67() {
return global$29 + -1048576 | 0 | 0;
}
function $68() {
return 16777216 | 0;
}
function $69() {
return global$57 | 0;
}
function $70() {
return global$17 | 0;
}
function $71($0_1) {
$0_1 = $0_1 | 0;
global$69 = $0_1;
}
function $72($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0;
if ((global$27 | 0) != (global$45 | 0)) {
return 0
}
label1 : while (1) {
if ((global$27 | 0) > ($4_1 | 0)) {
$1_1 = view.getInt32((($4_1 << 2 | 0) + 11534336 | 0), true);
$3_1 = $4_1 + 1 | 0;
label : while (1) {
if ((global$27 | 0) > ($3_1 | 0)) {
$2_1 = view.getInt32((($3_1 << 2 | 0) + 11534336 | 0), true);
if ((view.getInt32($1_1, true) | 0) == (view.getInt32($2_1, true) | 0) & (view.getInt32(($1_1 + 4 | 0), true) | 0) == (view.getInt32(($2_1 + 4 | 0), true) | 0) | 0) {
$5_1 = (view.getInt32(($2_1 + 8 | 0), true) | 0) == (view.getInt32(($1_1 + 8 | 0), true) | 0) & (view.getInt32(($2_1 + 12 | 0), true) | 0) == (view.getInt32(($1_1 + 12 | 0), true) | 0) | 0
} else {
$5_1 = 0
}
if ($5_1) {
$2_1 = (view.getInt32(($2_1 + 14 | 0), true) | 0) == (view.getInt32(($1_1 + 14 | 0), true) | 0) & (view.getInt32(($2_1 + 18 | 0), true) | 0) == (view.getInt32(($1_1 + 18 | 0), true) | 0) | 0
} else {
$2_1 = 0
}
if ($2_1) {
return 0
}
$3_1 = $3_1 + 1 | 0;
continue label;
}
break label;
};
$4_1 = $4_1 + 1 | 0;
continue label1;
}
break label1;
};
$3_1 = $0_1;
$4_1 = 0;
label4 : while (1) {
if ((global$45 | 0) > ($4_1 | 0)) {
label2 : while (1) {
if ((HEAPU8[($3_1 + 66519040 | 0) >> 0] | 0) == (4 | 0)) {
$3_1 = $3_1 + 1 | 0;
continue label2;
}
break label2;
};
$0_1 = $4_1;
$1_1 = $0_1 << 2 | 0;
$2_1 = view.getInt32(($1_1 + 11546624 | 0), true);
$1_1 = view.getInt32(($1_1 + 11534336 | 0), true);
if ((view.getInt32($1_1, true) | 0) == (view.getInt32($2_1, true) | 0) & (view.getInt32(($1_1 + 4 | 0), true) | 0) == (view.getInt32(($2_1 + 4 | 0), true) | 0) | 0) {
$5_1 = (view.getInt32(($2_1 + 8 | 0), true) | 0) == (view.getInt32(($1_1 + 8 | 0), true) | 0) & (view.getInt32(($2_1 + 12 | 0), true) | 0) == (view.getInt32(($1_1 + 12 | 0), true) | 0) | 0
} else {
$5_1 = 0
}
if ($5_1) {
$1_1 = (view.getInt32(($1_1 + 14 | 0), true) | 0) == (view.getInt32(($2_1 + 14 | 0), true) | 0) & (view.getInt32(($1_1 + 18 | 0), true) | 0) == (view.getInt32(($2_1 + 18 | 0), true) | 0) | 0
} else {
$1_1 = 0
}
if (!$1_1) {
$0_1 = 0;
label3 : while (1) {
if ((global$27 | 0) > ($0_1 | 0)) {
$1_1 = view.getInt32((($0_1 << 2 | 0) + 11534336 | 0), true);
if ((view.getInt32($1_1, true) | 0) == (view.getInt32($2_1, true) | 0) & (view.getInt32(($1_1 + 4 | 0), true) | 0) == (view.getInt32(($2_1 + 4 | 0), true) | 0) | 0) {
$5_1 = (view.getInt32(($2_1 + 8 | 0), true) | 0) == (view.getInt32(($1_1 + 8 | 0), true) | 0) & (view.getInt32(($2_1 + 12 | 0), true) | 0) == (view.getInt32(($1_1 + 12 | 0), true) | 0) | 0
} else {
$5_1 = 0
}
if ($5_1) {
$1_1 = (view.getInt32(($2_1 + 14 | 0), true) | 0) == (view.getInt32(($1_1 + 14 | 0), true) | 0) & (view.getInt32(($2_1 + 18 | 0), true) | 0) == (view.getInt32(($1_1 + 18 | 0), true) | 0) | 0
} else {
$1_1 = 0
}
} else {
$1_1 = 1
}
if (!$1_1) {
$0_1 = $0_1 + 1 | 0;
continue label3;
}
break label3;
};
if ((global$27 | 0) == ($0_1 | 0)) {
return 0
}
}
if ((view.getInt32((($0_1 << 2 | 0) + 11534848 | 0), true) | 0) < (0 | 0)) {
return 0
}
$0_1 = ($0_1 << 2 | 0) + 11534848 | 0;
view.setInt16((($3_1 << 1 | 0) + 66469888 | 0), view.getInt32($0_1, true), true);
view.setInt32($0_1, -1, true);
$4_1 = $4_1 + 1 | 0;
$3_1 = $3_1 + 1 | 0;
continue label4;
}
break label4;
};
return 1;
}
function $73() {
var $0_1 = 0, $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0, $12_1 = 0;
block : {
if (!$17()) {
break block
}
global$51 = 0;
label4 : while (1) {
if (global$28) {
$0_1 = $19()
} else {
$0_1 = $13()
}
if ($0_1) {
if (($0_1 | 0) < (0 | 0)) {
break block
}
$0_1 = global$11;
$2_1 = global$13;
block1 : {
if (($2_1 | 0) == (4 | 0)) {
$8_1 = 0;
$4_1 = view.getInt32($0_1, true);
$1_1 = 1;
if (1 & ($4_1 | 0) == (1752392040 | 0) | 0) {
break block1
}
$1_1 = !$8_1 & ($4_1 | 0) == (1635017060 | 0) | 0 ? 2 : -1;
break block1;
}
$1_1 = (view.getInt32($0_1, true) | 0) == (1635018093 | 0) & (view.getInt32(($0_1 + 4 | 0), true) | 0) == (1635017060 | 0) | 0 ? 3 : -1;
if (($2_1 | 0) == (8 | 0)) {
break block1
}
if (($2_1 | 0) == (12 | 0)) {
if ((view.getInt32($0_1, true) | 0) == (1668246626 | 0) & (view.getInt32(($0_1 + 4 | 0), true) | 0) == (1684291947 | 0) | 0) {
$1_1 = $0_1 + 4 | 0;
$1_1 = (view.getInt32($1_1, true) | 0) == (1684291947 | 0) & (view.getInt32(($1_1 + 4 | 0), true) | 0) == (1936942450 | 0) | 0;
} else {
$1_1 = 0
}
} else {
$1_1 = 0
}
$1_1 = $1_1 ? 0 : -1;
}
$0_1 = $1_1;
$2_1 = 1 << $0_1 | 0;
if (($0_1 | 0) < (0 | 0) ? 1 : $9_1 & $2_1 | 0) {
break block
}
$9_1 = $2_1 | $9_1 | 0;
block6 : {
block5 : {
switch ($0_1 | 0) {
case 0:
if (!$35()) {
break block
}
if (global$55) {
if ((global$72 | 0) != (global$80 | 0) | (global$72$hi | 0) != (global$80$hi | 0) | 0) {
$1_1 = 0
} else {
$0_1 = global$55;
$4_1 = view.getInt32($0_1, true);
$5_1 = view.getInt32(($0_1 + 4 | 0), true);
$2_1 = global$71;
if ((view.getInt32($2_1, true) | 0) == ($4_1 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == ($5_1 | 0) | 0) {
$1_1 = (view.getInt32(($0_1 + 8 | 0), true) | 0) == (view.getInt32(($2_1 + 8 | 0), true) | 0) & (view.getInt32(($0_1 + 12 | 0), true) | 0) == (view.getInt32(($2_1 + 12 | 0), true) | 0) | 0
} else {
$1_1 = 0
}
if ($1_1) {
$1_1 = (view.getInt32(($2_1 + 14 | 0), true) | 0) == (view.getInt32(($0_1 + 14 | 0), true) | 0) & (view.getInt32(($2_1 + 18 | 0), true) | 0) == (view.getInt32(($0_1 + 18 | 0), true) | 0) | 0
} else {
$1_1 = 0
}
}
if (!$1_1) {
break block
}
} else {
global$55 = global$71;
global$80 = global$72;
global$80$hi = global$72$hi;
}
break block6;
case 1:
$10_1 = $7();
if ($10_1 >>> 0 <= 1 >>> 0) {
break block
}
break block6;
case 2:
global$9 = global$0;
global$16 = 0;
global$10 = -1;
global$18 = -1;
global$19 = 0;
if (global$28) {
$1_1 = $3(8, 0)
} else {
$1_1 = $1(8, 0)
}
if (!$1_1) {
break block
}
if ((global$10 | 0) < (0 | 0)) {
$0_1 = global$0;
$2_1 = global$9;
$4_1 = $0_1 - $2_1 | 0;
HEAP8[$0_1 >> 0] = 128;
$7_1 = $0_1 + 1 | 0;
$0_1 = $2_1 + (($4_1 + 72 | 0) & -64 | 0) | 0;
$3_1 = $0_1 - 8 | 0;
label : while (1) {
if ($3_1 >>> 0 > $7_1 >>> 0) {
view.setInt32($7_1, 0, true);
$7_1 = $7_1 + 4 | 0;
continue label;
}
break label;
};
$5_1 = $4_1;
$3_1 = $5_1 >>> 29 | 0;
$8_1 = $5_1 << 3 | 0;
$1_1 = $8_1;
$11_1 = (($3_1 & 255 | 0) << 24 | 0 | ($1_1 >>> 8 | 0) | 0) & 16711935 | 0;
$12_1 = ($3_1 >>> 8 | 0) & 16711935 | 0;
$1_1 = $1_1 & 16711935 | 0;
$5_1 = 0 | (($3_1 & 16711935 | 0) << 8 | 0) | 0;
$4_1 = $1_1 << 8 | 0;
$1_1 = $5_1 | $12_1 | 0;
$8_1 = $4_1 | $11_1 | 0;
$11_1 = (($1_1 & 65535 | 0) << 16 | 0 | ($8_1 >>> 16 | 0) | 0) & 65535 | 0;
$12_1 = $1_1 >>> 16 | 0;
$5_1 = $8_1 & 65535 | 0;
$3_1 = 0 | (($1_1 & 65535 | 0) << 16 | 0) | 0;
i64toi32_i32$HIGH_BITS = $11_1 | ($5_1 << 16 | 0) | 0;
$3_1 = $3_1 | $12_1 | 0;
$1_1 = $0_1 - 8 | 0;
view.setInt32($1_1, $3_1, true);
view.setInt32(($1_1 + 4 | 0), i64toi32_i32$HIGH_BITS, true);
$7_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($7_1, $2_1, true);
view.setInt32(($7_1 + 4 | 0), ($0_1 - $2_1 | 0) >>> 6 | 0, true);
view.setInt32(($7_1 + 8 | 0), -1, true);
view.setInt32(($7_1 + 24 | 0), 0, true);
global$2 = global$2 + 1 | 0;
global$0 = $0_1;
} else {
$0_1 = (global$18 << 5 | 0) + 44040192 | 0;
view.setInt32(($0_1 + 8 | 0), global$9, true);
view.setInt32(($0_1 + 12 | 0), global$0, true);
$7_1 = (global$2 << 5 | 0) + 16777216 | 0;
$2_1 = global$31;
view.setInt32($7_1, $2_1, true);
view.setInt32(($7_1 + 4 | 0), 0, true);
$0_1 = global$10;
view.setInt32(($7_1 + 8 | 0), $0_1, true);
$4_1 = global$16;
view.setInt32(($7_1 + 12 | 0), $4_1, true);
view.setInt32(($7_1 + 24 | 0), global$19, true);
$7_1 = ($4_1 - $2_1 | 0) + 128 | 0;
label1 : while (1) {
if (($0_1 | 0) != (-1 | 0)) {
$0_1 = ($0_1 << 5 | 0) + 44040192 | 0;
$7_1 = ((view.getInt32(($0_1 + 12 | 0), true) + (view.getInt32(($0_1 + 4 | 0), true) << 6 | 0) | 0) - view.getInt32(($0_1 + 8 | 0), true) | 0) + $7_1 | 0;
$0_1 = view.getInt32(($0_1 + 16 | 0), true);
continue label1;
}
break label1;
};
global$5 = $7_1 + global$5 | 0;
global$2 = global$2 + 1 | 0;
}
$7_1 = global$2 - 1 | 0;
break block6;
case 3:
break block5;
default:
break block6;
};
}
global$9 = global$0;
global$16 = 0;
global$10 = -1;
global$18 = -1;
global$19 = 0;
if (global$28) {
$1_1 = $3(7, 0)
} else {
$1_1 = $1(7, 0)
}
if (($1_1 | 0) != (13 | 0)) {
break block
}
if ((global$10 | 0) < (0 | 0)) {
$0_1 = global$0;
$2_1 = global$9;
$4_1 = $0_1 - $2_1 | 0;
HEAP8[$0_1 >> 0] = 128;
$6_1 = $0_1 + 1 | 0;
$0_1 = $2_1 + (($4_1 + 72 | 0) & -64 | 0) | 0;
$3_1 = $0_1 - 8 | 0;
label2 : while (1) {
if ($3_1 >>> 0 > $6_1 >>> 0) {
view.setInt32($6_1, 0, true);
$6_1 = $6_1 + 4 | 0;
continue label2;
}
break label2;
};
$3_1 = $4_1;
$1_1 = $3_1 >>> 29 | 0;
$8_1 = $3_1 << 3 | 0;
$5_1 = $8_1;
$11_1 = (($1_1 & 255 | 0) << 24 | 0 | ($5_1 >>> 8 | 0) | 0) & 16711935 | 0;
$12_1 = ($1_1 >>> 8 | 0) & 16711935 | 0;
$5_1 = $5_1 & 16711935 | 0;
$3_1 = 0 | (($1_1 & 16711935 | 0) << 8 | 0) | 0;
$4_1 = $5_1 << 8 | 0;
$5_1 = $3_1 | $12_1 | 0;
$8_1 = $4_1 | $11_1 | 0;
$11_1 = (($5_1 & 65535 | 0) << 16 | 0 | ($8_1 >>> 16 | 0) | 0) & 65535 | 0;
$12_1 = $5_1 >>> 16 | 0;
$3_1 = $8_1 & 65535 | 0;
$1_1 = 0 | (($5_1 & 65535 | 0) << 16 | 0) | 0;
i64toi32_i32$HIGH_BITS = $11_1 | ($3_1 << 16 | 0) | 0;
$3_1 = $1_1 | $12_1 | 0;
$5_1 = $0_1 - 8 | 0;
view.setInt32($5_1, $3_1, true);
view.setInt32(($5_1 + 4 | 0), i64toi32_i32$HIGH_BITS, true);
$6_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($6_1, $2_1, true);
view.setInt32(($6_1 + 4 | 0), ($0_1 - $2_1 | 0) >>> 6 | 0, true);
view.setInt32(($6_1 + 8 | 0), -1, true);
view.setInt32(($6_1 + 24 | 0), 0, true);
global$2 = global$2 + 1 | 0;
global$0 = $0_1;
} else {
$0_1 = (global$18 << 5 | 0) + 44040192 | 0;
view.setInt32(($0_1 + 8 | 0), global$9, true);
view.setInt32(($0_1 + 12 | 0), global$0, true);
$6_1 = (global$2 << 5 | 0) + 16777216 | 0;
$2_1 = global$31;
view.setInt32($6_1, $2_1, true);
view.setInt32(($6_1 + 4 | 0), 0, true);
$0_1 = global$10;
view.setInt32(($6_1 + 8 | 0), $0_1, true);
$4_1 = global$16;
view.setInt32(($6_1 + 12 | 0), $4_1, true);
view.setInt32(($6_1 + 24 | 0), global$19, true);
$6_1 = ($4_1 - $2_1 | 0) + 128 | 0;
label3 : while (1) {
if (($0_1 | 0) != (-1 | 0)) {
$0_1 = ($0_1 << 5 | 0) + 44040192 | 0;
$6_1 = ((view.getInt32(($0_1 + 12 | 0), true) + (view.getInt32(($0_1 + 4 | 0), true) << 6 | 0) | 0) - view.getInt32(($0_1 + 8 | 0), true) | 0) + $6_1 | 0;
$0_1 = view.getInt32(($0_1 + 16 | 0), true);
continue label3;
}
break label3;
};
global$5 = $6_1 + global$5 | 0;
global$2 = global$2 + 1 | 0;
}
$6_1 = global$2 - 1 | 0;
}
continue label4;
}
break label4;
};
if (!$10_1 | (global$37 | 0) >= (1024 | 0) | 0) {
break block
}
view.setInt32(((global$37 << 2 | 0) + 11538432 | 0), $10_1, true);
global$37 = global$37 + 1 | 0;
if (!($9_1 & 8 | 0)) {
if ($9_1 & 4 | 0) {
break block
}
global$53 = global$53 + 1 | 0;
$0_1 = global$14 << 3 | 0;
view.setFloat64(($0_1 + 65536e3 | 0), NaN, true);
wasm2js_memory_fill(Math_imul(global$14, 22) + 65929216 | 0, 0, 22);
$1_1 = $10_1;
$4_1 = view.getInt32($1_1, true);
$5_1 = view.getInt32(($1_1 + 4 | 0), true);
$3_1 = $0_1 + 65732608 | 0;
view.setInt32($3_1, $4_1, true);
view.setInt32(($3_1 + 4 | 0), $5_1, true);
view.setInt16(((global$14 << 1 | 0) + 66469888 | 0), 65535, true);
HEAP8[(global$14 + 66519040 | 0) >> 0] = 4;
global$14 = global$14 + 1 | 0;
return 1;
}
if ((global$45 | 0) >= (128 | 0)) {
break block
}
$0_1 = global$14 << 3 | 0;
view.setFloat64(($0_1 + 65536e3 | 0), +(global$85 >>> 0) + +(global$85$hi >>> 0) * 4294967296.0, true);
$4_1 = global$77;
$1_1 = $4_1;
$4_1 = view.getInt32($1_1, true);
$3_1 = view.getInt32(($1_1 + 4 | 0), true);
$2_1 = Math_imul(global$14, 22) + 65929216 | 0;
view.setInt32($2_1, $4_1, true);
view.setInt32(($2_1 + 4 | 0), $3_1, true);
$5_1 = view.getInt32(($1_1 + 12 | 0), true);
view.setInt32(($2_1 + 8 | 0), view.getInt32(($1_1 + 8 | 0), true), true);
view.setInt32(($2_1 + 12 | 0), $5_1, true);
$3_1 = view.getInt32(($1_1 + 18 | 0), true);
view.setInt32(($2_1 + 14 | 0), view.getInt32(($1_1 + 14 | 0), true), true);
view.setInt32(($2_1 + 18 | 0), $3_1, true);
$1_1 = $10_1;
$4_1 = view.getInt32($1_1, true);
$5_1 = view.getInt32(($1_1 + 4 | 0), true);
$3_1 = $0_1 + 65732608 | 0;
view.setInt32($3_1, $4_1, true);
view.setInt32(($3_1 + 4 | 0), $5_1, true);
view.setInt16(((global$14 << 1 | 0) + 66469888 | 0), 65535, true);
HEAP8[(global$14 + 66519040 | 0) >> 0] = !($9_1 & 4 | 0);
global$14 = global$14 + 1 | 0;
view.setInt32(((global$45 << 2 | 0) + 11546624 | 0), global$77, true);
global$45 = global$45 + 1 | 0;
if (global$56) {
$0_1 = global$56;
$4_1 = view.getInt32($0_1, true);
$5_1 = view.getInt32(($0_1 + 4 | 0), true);
$2_1 = global$78;
if (($4_1 | 0) == (view.getInt32($2_1, true) | 0) & ($5_1 | 0) == (view.getInt32(($2_1 + 4 | 0), true) | 0) | 0) {
$1_1 = (view.getInt32(($0_1 + 8 | 0), true) | 0) == (view.getInt32(($2_1 + 8 | 0), true) | 0) & (view.getInt32(($2_1 + 12 | 0), true) | 0) == (view.getInt32(($0_1 + 12 | 0), true) | 0) | 0
} else {
$1_1 = 0
}
if ($1_1) {
$1_1 = (view.getInt32(($0_1 + 14 | 0), true) | 0) == (view.getInt32(($2_1 + 14 | 0), true) | 0) & (view.getInt32(($0_1 + 18 | 0), true) | 0) == (view.getInt32(($2_1 + 18 | 0), true) | 0) | 0
} else {
$1_1 = 0
}
if (!$1_1) {
break block
}
} else {
global$56 = global$78
}
$4_1 = global$54$hi;
$3_1 = global$59$hi;
if (!(global$54 | global$54$hi | 0) | (($4_1 | 0) == ($3_1 | 0) & global$59 >>> 0 < global$54 >>> 0 | 0 | $3_1 >>> 0 < $4_1 >>> 0 | 0) | 0) {
global$54 = global$59;
global$54$hi = global$59$hi;
}
$3_1 = global$74$hi;
$5_1 = global$59$hi;
if (($3_1 | 0) == ($5_1 | 0) & global$74 >>> 0 < global$59 >>> 0 | 0 | $3_1 >>> 0 < $5_1 >>> 0 | 0) {
global$74 = global$59;
global$74$hi = global$59$hi;
}
if (!($9_1 & 4 | 0)) {
$0_1 = (global$44 << 3 | 0) + 11550720 | 0;
view.setInt32($0_1, $6_1, true);
view.setInt32(($0_1 + 4 | 0), $10_1, true);
global$44 = global$44 + 1 | 0;
return 1;
}
if ((global$51 | 0) == (3 | 0)) {
break block
}
global$73 = global$73 + 1 | 0;
$0_1 = $7_1 << 5 | 0;
$9_1 = view.getInt32((($0_1 + 16777216 | 0) + 24 | 0), true);
$6_1 = $6_1 << 5 | 0;
$7_1 = view.getInt32((($6_1 + 16777216 | 0) + 24 | 0), true);
$2_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($2_1, $0_1 + 30408704 | 0, true);
view.setInt32(($2_1 + 4 | 0), 0, true);
view.setInt32(($2_1 + 8 | 0), -2, true);
view.setInt32(($2_1 + 12 | 0), $6_1 + 30408704 | 0, true);
view.setInt32(($2_1 + 24 | 0), (($7_1 | 0) < ($9_1 | 0) ? $9_1 : $7_1) + 1 | 0, true);
global$5 = global$5 + 128 | 0;
$0_1 = global$2;
global$2 = $0_1 + 1 | 0;
$0_1 = ($0_1 << 5 | 0) + 30408704 | 0;
if (global$3 >>> 0 >= 11534336 >>> 0) {
$1_1 = 0
} else {
view.setInt32(global$3, $10_1, true);
view.setInt32((global$3 + 4 | 0), $0_1, true);
view.setInt32((global$3 + 8 | 0), 1, true);
view.setInt32((global$3 + 12 | 0), global$36, true);
global$3 = global$3 + 16 | 0;
$1_1 = 1;
}
return $1_1;
}
return 0;
}
function $74($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0, $12_1 = 0, $13_1 = 0, $14_1 = 0, $15_1 = 0, $16_1 = 0, $17_1 = 0, $18_1 = 0, $19_1 = 0, $20_1 = 0;
global$36 = $0_1;
$10_1 = Math_imul($0_1, 192) + 7340032 | 0;
global$37 = 0;
global$73 = 0;
global$44 = 0;
global$53 = 0;
global$45 = 0;
global$54 = 0;
global$54$hi = 0;
global$74 = 0;
global$74$hi = 0;
global$55 = 0;
global$56 = 0;
global$46 = 0;
global$75 = 0;
global$76 = 0;
global$61 = 0;
global$42 = 0;
global$27 = 0;
global$50 = -1;
global$50$hi = -1;
global$58 = 0;
global$58$hi = 0;
$0_1 = 0;
$8_1 = -1;
$16_1 = global$14;
block : {
if (!$17()) {
break block
}
label4 : while (1) {
if (global$28) {
$2_1 = $19()
} else {
$2_1 = $13()
}
if ($2_1) {
if (($2_1 | 0) < (0 | 0)) {
break block
}
$2_1 = global$11;
block9 : {
block2 : {
switch (global$13 - 9 | 0 | 0) {
case 0:
$5_1 = 3;
if ((view.getInt32($2_1, true) | 0) == (1668246626 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1935755371 | 0) | 0) {
$4_1 = $2_1 + 1 | 0;
$1_1 = (view.getInt32($4_1, true) | 0) == (1801678700 | 0) & (view.getInt32(($4_1 + 4 | 0), true) | 0) == (1752392008 | 0) | 0;
} else {
$1_1 = 0
}
if ($1_1) {
break block9
}
if ((view.getInt32($2_1, true) | 0) == (1769366898 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1852795251 | 0) | 0) {
$1_1 = $2_1 + 1 | 0;
$1_1 = (view.getInt32($1_1, true) | 0) == (1936291429 | 0) & (view.getInt32(($1_1 + 4 | 0), true) | 0) == (1936617321 | 0) | 0;
} else {
$1_1 = 0
}
$5_1 = $1_1 ? 8 : -1;
break block9;
case 2:
if ((view.getInt32($2_1, true) | 0) == (1920233061 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1215522153 | 0) | 0) {
$6_1 = $2_1 + 3 | 0;
$1_1 = (view.getInt32($6_1, true) | 0) == (1936025970 | 0) & (view.getInt32(($6_1 + 4 | 0), true) | 0) == (1752392008 | 0) | 0;
} else {
$1_1 = 0
}
$5_1 = $1_1 ? 4 : -1;
break block9;
case 3:
if ((view.getInt32($2_1, true) | 0) == (1668246626 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1684291947 | 0) | 0) {
$4_1 = $2_1 + 4 | 0;
$1_1 = (view.getInt32($4_1, true) | 0) == (1684291947 | 0) & (view.getInt32(($4_1 + 4 | 0), true) | 0) == (1936942450 | 0) | 0;
} else {
$1_1 = 0
}
$5_1 = $1_1 ? 0 : -1;
break block9;
case 4:
if ((view.getInt32($2_1, true) | 0) == (1851880052 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1952670067 | 0) | 0) {
$1_1 = $2_1 + 5 | 0;
$1_1 = (view.getInt32($1_1, true) | 0) == (1769235297 | 0) & (view.getInt32(($1_1 + 4 | 0), true) | 0) == (1682533999 | 0) | 0;
} else {
$1_1 = 0
}
$5_1 = $1_1 ? 1 : -1;
break block9;
case 5:
if ((view.getInt32($2_1, true) | 0) == (1668246626 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1835619435 | 0) | 0) {
$6_1 = $2_1 + 6 | 0;
$1_1 = (view.getInt32($6_1, true) | 0) == (1936026985 | 0) & (view.getInt32(($6_1 + 4 | 0), true) | 0) == (1886216564 | 0) | 0;
} else {
$1_1 = 0
}
$5_1 = $1_1 ? 2 : -1;
break block9;
case 6:
$5_1 = 7;
if ((view.getInt32($2_1, true) | 0) == (1851880052 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1952670067 | 0) | 0) {
$4_1 = $2_1 + 7 | 0;
$1_1 = (view.getInt32($4_1, true) | 0) == (1852795252 | 0) & (view.getInt32(($4_1 + 4 | 0), true) | 0) == (1868983881 | 0) | 0;
} else {
$1_1 = 0
}
if ($1_1) {
break block9
}
if ((view.getInt32($2_1, true) | 0) == (1920233061 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1215522153 | 0) | 0) {
$1_1 = $2_1 + 7 | 0;
$1_1 = (view.getInt32($1_1, true) | 0) == (1752392008 | 0) & (view.getInt32(($1_1 + 4 | 0), true) | 0) == (1953720652 | 0) | 0;
} else {
$1_1 = 0
}
$5_1 = $1_1 ? 6 : -1;
break block9;
case 8:
$3_1 = (HEAPU8[($2_1 + 16 | 0) >> 0] | 0) == (104 | 0);
if ((view.getInt32($2_1, true) | 0) == (1986359920 | 0) & (view.getInt32(($2_1 + 4 | 0), true) | 0) == (1937076073 | 0) | 0) {
$6_1 = $2_1 + 8 | 0;
$1_1 = (view.getInt32($6_1, true) | 0) == (1668246594 | 0) & (view.getInt32(($6_1 + 4 | 0), true) | 0) == (1935755371 | 0) | 0;
} else {
$1_1 = 0
}
$5_1 = ($1_1 ? $3_1 : 0) ? 5 : -1;
break block9;
default:
break block2;
};
}
$5_1 = -1;
}
$2_1 = 1 << $5_1 | 0;
if (($5_1 | 0) < (0 | 0) ? 1 : $11_1 & $2_1 | 0) {
break block
}
$11_1 = $2_1 | $11_1 | 0;
block19 : {
block18 : {
switch ($5_1 | 0) {
case 0:
if (!$35()) {
break block
}
$0_1 = global$71;
$17_1 = global$72;
$18_1 = global$72$hi;
break block19;
case 1:
if (($6() | 0) == (8 | 0)) {
$1_1 = $9(global$11, global$13)
} else {
$1_1 = 0
}
if (!$1_1) {
break block
}
$13_1 = global$11;
break block19;
case 2:
if (($6() | 0) != (6 | 0)) {
$6_1 = 0;
$1_1 = 0;
} else {
$6_1 = global$38$hi;
$1_1 = global$38;
}
if (!($1_1 | $6_1 | 0)) {
break block
}
$19_1 = global$38;
$20_1 = global$38$hi;
break block19;
case 3:
$14_1 = $7();
if ($14_1 >>> 0 <= 1 >>> 0) {
break block
}
break block19;
case 4:
$7_1 = $7();
if ($7_1 >>> 0 <= 1 >>> 0) {
break block
}
break block19;
case 5:
$12_1 = $7();
if (($12_1 | 0) == (1 | 0)) {
break block
}
break block19;
case 6:
$5_1 = 0;
block20 : {
if (!$33()) {
break block20
}
global$61 = global$20;
$2_1 = 0;
label : while (1) {
$5_1 = 1;
$9_1 = $34();
if (!$9_1) {
break block20
}
$5_1 = 0;
if (($9_1 | 0) < (0 | 0) | ($2_1 | 0) >= (4 | 0) | 0) {
break block20
}
$9_1 = $7();
if (($9_1 | 0) == (1 | 0)) {
break block20
}
if ($9_1) {
global$76 = global$76 | (1 << $2_1 | 0) | 0;
global$46 = global$46 + 1 | 0;
} else {
global$75 = global$75 + 1 | 0
}
$2_1 = $2_1 + 1 | 0;
continue label;
};
}
if (!$5_1) {
break block
}
break block19;
case 7:
global$9 = global$0;
global$16 = 0;
global$10 = -1;
global$18 = -1;
global$19 = 0;
if (global$28) {
$1_1 = $3(1, 0)
} else {
$1_1 = $1(1, 0)
}
if (($1_1 | 0) != (13 | 0)) {
break block
}
if ((global$10 | 0) < (0 | 0)) {
$2_1 = global$0;
$5_1 = global$9;
$8_1 = $2_1 - $5_1 | 0;
HEAP8[$2_1 >> 0] = 128;
$2_1 = $2_1 + 1 | 0;
$9_1 = $5_1 + (($8_1 + 72 | 0) & -64 | 0) | 0;
$4_1 = $9_1 - 8 | 0;
label1 : while (1) {
if ($2_1 >>> 0 < $4_1 >>> 0) {
view.setInt32($2_1, 0, true);
$2_1 = $2_1 + 4 | 0;
continue label1;
}
break label1;
};
$1_1 = $8_1;
$3_1 = $1_1 >>> 29 | 0;
$1_1 = $1_1 << 3 | 0;
$15_1 = (($3_1 & 255 | 0) << 24 | 0 | ($1_1 >>> 8 | 0) | 0) & 16711935 | 0;
$8_1 = ($3_1 >>> 8 | 0) & 16711935 | 0;
$6_1 = $1_1 & 16711935 | 0;
$1_1 = 0 | (($3_1 & 16711935 | 0) << 8 | 0) | 0;
$4_1 = $6_1 << 8 | 0;
$6_1 = $1_1 | $8_1 | 0;
$2_1 = $6_1;
$1_1 = $4_1 | $15_1 | 0;
$15_1 = (($2_1 & 65535 | 0) << 16 | 0 | ($1_1 >>> 16 | 0) | 0) & 65535 | 0;
$8_1 = $2_1 >>> 16 | 0;
$1_1 = $1_1 & 65535 | 0;
$3_1 = 0 | (($2_1 & 65535 | 0) << 16 | 0) | 0;
$4_1 = $1_1 << 16 | 0;
i64toi32_i32$HIGH_BITS = $4_1 | $15_1 | 0;
$6_1 = $9_1 - 8 | 0;
view.setInt32($6_1, $3_1 | $8_1 | 0, true);
view.setInt32(($6_1 + 4 | 0), i64toi32_i32$HIGH_BITS, true);
$2_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($2_1, $5_1, true);
view.setInt32(($2_1 + 4 | 0), ($9_1 - $5_1 | 0) >>> 6 | 0, true);
view.setInt32(($2_1 + 8 | 0), -1, true);
view.setInt32(($2_1 + 24 | 0), 0, true);
global$2 = global$2 + 1 | 0;
global$0 = $9_1;
} else {
$2_1 = (global$18 << 5 | 0) + 44040192 | 0;
view.setInt32(($2_1 + 8 | 0), global$9, true);
view.setInt32(($2_1 + 12 | 0), global$0, true);
$2_1 = (global$2 << 5 | 0) + 16777216 | 0;
$5_1 = global$31;
view.setInt32($2_1, $5_1, true);
view.setInt32(($2_1 + 4 | 0), 0, true);
$8_1 = global$10;
view.setInt32(($2_1 + 8 | 0), $8_1, true);
$9_1 = global$16;
view.setInt32(($2_1 + 12 | 0), $9_1, true);
view.setInt32(($2_1 + 24 | 0), global$19, true);
$2_1 = ($9_1 - $5_1 | 0) + 128 | 0;
label2 : while (1) {
if (($8_1 | 0) != (-1 | 0)) {
$5_1 = ($8_1 << 5 | 0) + 44040192 | 0;
$2_1 = ((view.getInt32(($5_1 + 12 | 0), true) + (view.getInt32(($5_1 + 4 | 0), true) << 6 | 0) | 0) - view.getInt32(($5_1 + 8 | 0), true) | 0) + $2_1 | 0;
$8_1 = view.getInt32(($5_1 + 16 | 0), true);
continue label2;
}
break label2;
};
global$5 = $2_1 + global$5 | 0;
global$2 = global$2 + 1 | 0;
}
$8_1 = global$2 - 1 | 0;
break block19;
case 8:
break block18;
default:
break block19;
};
}
$2_1 = 0;
block21 : {
if (!$33()) {
break block21
}
label3 : while (1) {
$2_1 = 1;
$5_1 = $34();
if (!$5_1) {
break block21
}
$2_1 = 0;
if (($5_1 | 0) < (0 | 0)) {
$1_1 = 0
} else {
$1_1 = $73()
}
if ($1_1) {
continue label3
}
break label3;
};
}
if (!$2_1) {
break block
}
}
continue label4;
}
break label4;
};
if (($11_1 & 127 | 0 | 0) != (127 | 0)) {
break block
}
$3_1 = $17_1;
$1_1 = $18_1;
if (!$12_1 & ($3_1 | $1_1 | 0 | 0) != (0 | 0) | 0) {
break block
}
if (global$55) {
if ((global$80 | 0) != ($3_1 | 0) | ($1_1 | 0) != (global$80$hi | 0) | 0) {
$1_1 = 0
} else {
$2_1 = global$55;
$1_1 = view.getInt32($2_1, true);
$4_1 = view.getInt32(($2_1 + 4 | 0), true);
$6_1 = $0_1;
if ((view.getInt32($6_1, true) | 0) == ($1_1 | 0) & ($4_1 | 0) == (view.getInt32(($6_1 + 4 | 0), true) | 0) | 0) {
$1_1 = $6_1;
$1_1 = (view.getInt32(($1_1 + 8 | 0), true) | 0) == (view.getInt32(($2_1 + 8 | 0), true) | 0) & (view.getInt32(($2_1 + 12 | 0), true) | 0) == (view.getInt32(($1_1 + 12 | 0), true) | 0) | 0;
} else {
$1_1 = 0
}
if ($1_1) {
$3_1 = $0_1;
$1_1 = (view.getInt32(($2_1 + 14 | 0), true) | 0) == (view.getInt32(($3_1 + 14 | 0), true) | 0) & (view.getInt32(($3_1 + 18 | 0), true) | 0) == (view.getInt32(($2_1 + 18 | 0), true) | 0) | 0;
} else {
$1_1 = 0
}
}
} else {
$1_1 = 1
}
if (!$1_1) {
break block
}
if (global$56) {
$2_1 = global$56;
$1_1 = view.getInt32($2_1, true);
$3_1 = view.getInt32(($2_1 + 4 | 0), true);
$4_1 = $13_1;
if (($1_1 | 0) == (view.getInt32($4_1, true) | 0) & (view.getInt32(($4_1 + 4 | 0), true) | 0) == ($3_1 | 0) | 0) {
$1_1 = (view.getInt32(($2_1 + 8 | 0), true) | 0) == (view.getInt32(($4_1 + 8 | 0), true) | 0) & (view.getInt32(($4_1 + 12 | 0), true) | 0) == (view.getInt32(($2_1 + 12 | 0), true) | 0) | 0
} else {
$1_1 = 0
}
if ($1_1) {
$1_1 = $13_1;
$1_1 = (view.getInt32(($1_1 + 14 | 0), true) | 0) == (view.getInt32(($2_1 + 14 | 0), true) | 0) & (view.getInt32(($2_1 + 18 | 0), true) | 0) == (view.getInt32(($1_1 + 18 | 0), true) | 0) | 0;
} else {
$1_1 = 0
}
} else {
$1_1 = 1
}
if (!$1_1) {
break block
}
$6_1 = $20_1;
$1_1 = global$74$hi;
$4_1 = $19_1;
if (($6_1 | 0) == ($1_1 | 0) & $4_1 >>> 0 < global$74 >>> 0 | 0 | $1_1 >>> 0 > $6_1 >>> 0 | 0) {
break block
}
if (($8_1 | 0) >= (0 | 0)) {
$3_1 = global$58$hi;
$1_1 = $6_1;
$2_1 = ($3_1 | 0) == ($1_1 | 0) & global$58 >>> 0 > $4_1 >>> 0 | 0 | $1_1 >>> 0 < $3_1 >>> 0 | 0;
$6_1 = global$50;
$3_1 = global$42;
$4_1 = $3_1 >> 31 | 0;
$1_1 = $3_1;
$3_1 = $4_1;
$4_1 = global$50$hi;
if (($3_1 | 0) < ($4_1 | 0)) {
$1_1 = 1
} else {
$1_1 = $1_1 >>> 0 <= $6_1 >>> 0 & ($4_1 | 0) >= ($3_1 | 0) | 0
}
if ($2_1 | $1_1 | 0) {
break block
}
$6_1 = global$54$hi;
$1_1 = global$58$hi;
if ((($6_1 | 0) == ($1_1 | 0) & global$58 >>> 0 > global$54 >>> 0 | 0 | $1_1 >>> 0 > $6_1 >>> 0 | 0) & (global$54 | global$54$hi | 0 | 0) != (0 | 0) | 0) {
break block
}
if (!$72($16_1)) {
break block
}
}
if ((global$37 | 0) > (0 | 0)) {
$2_1 = $32(global$37);
if (global$3 >>> 0 >= 11534336 >>> 0) {
$1_1 = 0
} else {
view.setInt32(global$3, $2_1, true);
view.setInt32((global$3 + 4 | 0), global$61, true);
view.setInt32((global$3 + 8 | 0), global$46, true);
view.setInt32((global$3 + 12 | 0), global$36, true);
global$3 = global$3 + 16 | 0;
$1_1 = 1;
}
} else {
$1_1 = 1
}
if (!$1_1) {
break block
}
if (($8_1 | 0) >= (0 | 0)) {
if (global$3 >>> 0 >= 11534336 >>> 0) {
$1_1 = 0
} else {
view.setInt32(global$3, ($8_1 << 5 | 0) + 30408704 | 0, true);
view.setInt32((global$3 + 4 | 0), global$61, true);
view.setInt32((global$3 + 8 | 0), global$46, true);
view.setInt32((global$3 + 12 | 0), global$36, true);
global$3 = global$3 + 16 | 0;
$1_1 = 1;
}
} else {
$1_1 = 1
}
if (!$1_1) {
break block
}
$2_1 = (global$46 | 0) == (4 | 0);
if (($8_1 | 0) < (0 | 0) | (global$53 | 0) > (0 | 0) | 0) {
$9_1 = 1
} else {
$9_1 = !$2_1 & (global$37 | 0) == (1 | 0) | 0
}
$11_1 = 0;
block22 : {
label5 : while (1) {
if ((global$44 | 0) > ($11_1 | 0)) {
$2_1 = ($11_1 << 3 | 0) + 11550720 | 0;
$4_1 = view.getInt32(($2_1 + 4 | 0), true);
$3_1 = view.getInt32($2_1, true);
$2_1 = $3_1 << 5 | 0;
$1_1 = view.getInt32((($2_1 + 16777216 | 0) + 24 | 0), true) + 1 | 0;
$5_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($5_1, $2_1 + 30408704 | 0, true);
view.setInt32(($5_1 + 4 | 0), 0, true);
view.setInt32(($5_1 + 8 | 0), -2, true);
view.setInt32(($5_1 + 12 | 0), 5712, true);
view.setInt32(($5_1 + 24 | 0), $1_1, true);
global$5 = global$5 + 128 | 0;
$2_1 = global$2;
global$2 = $2_1 + 1 | 0;
$2_1 = ($2_1 << 5 | 0) + 30408704 | 0;
if ($9_1) {
if (global$3 >>> 0 >= 11534336 >>> 0) {
$1_1 = 0
} else {
view.setInt32(global$3, $4_1, true);
view.setInt32((global$3 + 4 | 0), $2_1, true);
view.setInt32((global$3 + 8 | 0), 1, true);
view.setInt32((global$3 + 12 | 0), global$36, true);
global$3 = global$3 + 16 | 0;
$1_1 = 1;
}
} else {
$5_1 = ($3_1 << 5 | 0) + 30408704 | 0;
if (global$3 >>> 0 >= 11534336 >>> 0) {
$1_1 = 0
} else {
view.setInt32(global$3, $4_1, true);
view.setInt32((global$3 + 4 | 0), $5_1, true);
view.setInt32((global$3 + 8 | 0), -1, true);
view.setInt32((global$3 + 12 | 0), global$36, true);
global$3 = global$3 + 16 | 0;
$1_1 = 1;
}
if ($1_1) {
if (global$3 >>> 0 >= 11534336 >>> 0) {
$1_1 = 0
} else {
view.setInt32(global$3, $4_1, true);
view.setInt32((global$3 + 4 | 0), $2_1, true);
view.setInt32((global$3 + 8 | 0), 1, true);
view.setInt32((global$3 + 12 | 0), global$36, true);
global$3 = global$3 + 16 | 0;
$1_1 = 1;
}
} else {
$1_1 = 0
}
}
$3_1 = 0;
if (!$1_1) {
break block22
}
$11_1 = $11_1 + 1 | 0;
continue label5;
}
break label5;
};
$3_1 = 1;
}
if (!$3_1) {
break block
}
$5_1 = global$46 + global$75 | 0;
$11_1 = global$61;
$2_1 = 0;
label6 : while (1) {
if (($2_1 | 0) < ($5_1 | 0)) {
$9_1 = (global$76 & (1 << $2_1 | 0) | 0 | 0) != (0 | 0);
view.setInt32((($2_1 << 2 | 0) + 11538432 | 0), $9_1 ? $11_1 : 0, true);
$11_1 = $9_1 ? $11_1 + 32 | 0 : $11_1;
$2_1 = $2_1 + 1 | 0;
continue label6;
}
break label6;
};
$2_1 = $32($5_1);
if ($2_1) {
if (global$3 >>> 0 >= 11534336 >>> 0) {
$1_1 = 0
} else {
view.setInt32(global$3, $2_1, true);
view.setInt32((global$3 + 4 | 0), $7_1, true);
view.setInt32((global$3 + 8 | 0), 1, true);
view.setInt32((global$3 + 12 | 0), global$36, true);
global$3 = global$3 + 16 | 0;
$1_1 = 1;
}
} else {
$1_1 = 0
}
if (!$1_1) {
break block
}
if ($12_1) {
$2_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($2_1, $7_1, true);
view.setInt32(($2_1 + 4 | 0), 0, true);
view.setInt32(($2_1 + 8 | 0), -2, true);
view.setInt32(($2_1 + 12 | 0), $12_1, true);
view.setInt32(($2_1 + 24 | 0), 0, true);
global$5 = global$5 + 128 | 0;
$7_1 = global$2;
global$2 = $7_1 + 1 | 0;
$7_1 = ($7_1 << 5 | 0) + 30408704 | 0;
}
if (global$3 >>> 0 >= 11534336 >>> 0) {
$1_1 = 0
} else {
view.setInt32(global$3, $7_1, true);
view.setInt32((global$3 + 4 | 0), $14_1, true);
view.setInt32((global$3 + 8 | 0), 1, true);
view.setInt32((global$3 + 12 | 0), global$36, true);
global$3 = global$3 + 16 | 0;
$1_1 = 1;
}
if (!$1_1) {
break block
}
$4_1 = $13_1;
$6_1 = view.getInt32($4_1, true);
$1_1 = view.getInt32(($4_1 + 4 | 0), true);
$7_1 = $10_1 + 160 | 0;
$3_1 = $7_1;
view.setInt32($3_1, $6_1, true);
view.setInt32(($3_1 + 4 | 0), $1_1, true);
$3_1 = view.getInt32(($4_1 + 12 | 0), true);
$1_1 = $7_1;
view.setInt32(($1_1 + 8 | 0), view.getInt32(($4_1 + 8 | 0), true), true);
view.setInt32(($1_1 + 12 | 0), $3_1, true);
$3_1 = $1_1;
$1_1 = view.getInt32(($4_1 + 18 | 0), true);
view.setInt32(($3_1 + 14 | 0), view.getInt32(($4_1 + 14 | 0), true), true);
view.setInt32(($3_1 + 18 | 0), $1_1, true);
view.setInt32(($10_1 + 184 | 0), $16_1, true);
view.setInt32(($10_1 + 188 | 0), ($8_1 | 0) < (0 | 0) | ((global$53 | 0) > (0 | 0) ? 8 : 0) | 0 | ((global$44 | 0) > (0 | 0) ? 16 : 0) | 0, true);
$3_1 = $10_1;
view.setInt32(($3_1 + 16 | 0), $17_1, true);
view.setInt32(($3_1 + 20 | 0), $18_1, true);
view.setInt32(($3_1 + 24 | 0), $19_1, true);
view.setInt32(($3_1 + 28 | 0), $20_1, true);
$4_1 = $14_1;
$6_1 = view.getInt32($4_1, true);
$7_1 = $3_1 + 32 | 0;
$1_1 = $7_1;
$3_1 = view.getInt32(($4_1 + 4 | 0), true);
view.setInt32($1_1, $6_1, true);
view.setInt32(($1_1 + 4 | 0), $3_1, true);
$1_1 = view.getInt32(($4_1 + 12 | 0), true);
$3_1 = $7_1;
view.setInt32(($3_1 + 8 | 0), view.getInt32(($4_1 + 8 | 0), true), true);
view.setInt32(($3_1 + 12 | 0), $1_1, true);
$2_1 = $4_1 + 16 | 0;
$6_1 = view.getInt32($2_1, true);
$7_1 = $3_1 + 16 | 0;
$1_1 = $7_1;
$3_1 = view.getInt32(($2_1 + 4 | 0), true);
view.setInt32($1_1, $6_1, true);
view.setInt32(($1_1 + 4 | 0), $3_1, true);
$1_1 = view.getInt32(($2_1 + 12 | 0), true);
$3_1 = $7_1;
view.setInt32(($3_1 + 8 | 0), view.getInt32(($2_1 + 8 | 0), true), true);
view.setInt32(($3_1 + 12 | 0), $1_1, true);
if ($12_1) {
$4_1 = $12_1;
$6_1 = view.getInt32($4_1, true);
$3_1 = view.getInt32(($4_1 + 4 | 0), true);
$7_1 = $10_1 - -64 | 0;
$1_1 = $7_1;
view.setInt32($1_1, $6_1, true);
view.setInt32(($1_1 + 4 | 0), $3_1, true);
$1_1 = view.getInt32(($4_1 + 12 | 0), true);
$3_1 = $7_1;
view.setInt32(($3_1 + 8 | 0), view.getInt32(($4_1 + 8 | 0), true), true);
view.setInt32(($3_1 + 12 | 0), $1_1, true);
$2_1 = $4_1 + 16 | 0;
$6_1 = view.getInt32($2_1, true);
$7_1 = $3_1 + 16 | 0;
$1_1 = $7_1;
$3_1 = view.getInt32(($2_1 + 4 | 0), true);
view.setInt32($1_1, $6_1, true);
view.setInt32(($1_1 + 4 | 0), $3_1, true);
$1_1 = view.getInt32(($2_1 + 12 | 0), true);
$3_1 = $7_1;
view.setInt32(($3_1 + 8 | 0), view.getInt32(($2_1 + 8 | 0), true), true);
view.setInt32(($3_1 + 12 | 0), $1_1, true);
}
view.setInt32(($10_1 + 96 | 0), $12_1 ? 32 : 0, true);
$4_1 = $0_1;
$0_1 = view.getInt32($4_1, true);
$3_1 = view.getInt32(($4_1 + 4 | 0), true);
$7_1 = $10_1 + 100 | 0;
$1_1 = $7_1;
view.setInt32($1_1, $0_1, true);
view.setInt32(($1_1 + 4 | 0), $3_1, true);
$1_1 = view.getInt32(($4_1 + 12 | 0), true);
$3_1 = $7_1;
view.setInt32(($3_1 + 8 | 0), view.getInt32(($4_1 + 8 | 0), true), true);
view.setInt32(($3_1 + 12 | 0), $1_1, true);
$0_1 = $4_1 + 6 | 0;
$4_1 = $0_1;
$6_1 = view.getInt32($4_1, true);
$3_1 = view.getInt32(($4_1 + 4 | 0), true);
$7_1 = $10_1 + 106 | 0;
$1_1 = $7_1;
view.setInt32($1_1, $6_1, true);
view.setInt32(($1_1 + 4 | 0), $3_1, true);
$1_1 = view.getInt32(($4_1 + 12 | 0), true);
$3_1 = $7_1;
view.setInt32(($3_1 + 8 | 0), view.getInt32(($4_1 + 8 | 0), true), true);
view.setInt32(($3_1 + 12 | 0), $1_1, true);
view.setInt32(($10_1 + 124 | 0), ($8_1 | 0) >= (0 | 0), true);
view.setInt32(($10_1 + 128 | 0), global$37, true);
view.setInt32(($10_1 + 132 | 0), global$73, true);
view.setInt32(($10_1 + 136 | 0), global$44, true);
view.setInt32(($10_1 + 140 | 0), global$53, true);
view.setInt32(($10_1 + 144 | 0), global$42, true);
view.setInt32(($10_1 + 148 | 0), global$27, true);
return 1;
}
return 0;
}
function $75($0_1, $1_1, $2_1) {
var $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0, $12_1 = 0, $13_1 = 0, $14_1 = 0, $15_1 = 0, $16_1 = 0, $17_1 = 0, $18_1 = 0, $19_1 = 0, $20_1 = 0, $21_1 = 0, $22_1 = 0, $23_1 = 0, $24_1 = 0;
block : {
if (($1_1 | 0) >= (100 | 0)) {
break block
}
view.setInt16(global$0, 53259, true);
global$0 = global$0 + 2 | 0;
$17_1 = global$9;
$18_1 = global$0;
$19_1 = global$31;
$20_1 = global$16;
$21_1 = global$10;
$22_1 = global$18;
$23_1 = global$19;
$24_1 = global$21;
global$21 = $2_1;
$15_1 = -1;
$13_1 = -1;
$11_1 = -1;
label4 : while (1) {
if ($2_1 >>> 0 > global$1 >>> 0) {
global$9 = global$0;
global$16 = 0;
global$10 = -1;
global$18 = -1;
global$19 = 0;
$3_1 = global$1;
$6_1 = 0;
block1 : {
label : while (1) {
$5_1 = -1;
if ($2_1 >>> 0 <= $3_1 >>> 0 | $6_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block1
}
$4_1 = $3_1;
$3_1 = $3_1 + 1 | 0;
$4_1 = HEAPU8[$4_1 >> 0];
$6_1 = $4_1 & 127 | 0 | ($6_1 << 7 | 0) | 0;
if ($4_1 >>> 0 < 128 >>> 0) {
continue label
}
break label;
};
global$1 = $3_1;
$5_1 = $6_1;
}
$6_1 = $5_1;
if ($6_1 >>> 0 >= global$23 >>> 0) {
break block
}
$3_1 = ($6_1 << 3 | 0) + 113246208 | 0;
$7_1 = view.getInt32($3_1, true);
$9_1 = view.getInt32(($3_1 + 4 | 0), true);
$3_1 = 0;
label1 : while (1) {
if ($3_1 >>> 0 < $9_1 >>> 0) {
$4_1 = $3_1 + $7_1 | 0;
$10_1 = view.getInt32($4_1, true);
$8_1 = view.getInt32(($4_1 + 4 | 0), true);
$5_1 = $3_1 + global$0 | 0;
view.setInt32($5_1, $10_1, true);
view.setInt32(($5_1 + 4 | 0), $8_1, true);
$8_1 = $5_1;
$5_1 = view.getInt32(($4_1 + 12 | 0), true);
view.setInt32(($8_1 + 8 | 0), view.getInt32(($4_1 + 8 | 0), true), true);
view.setInt32(($8_1 + 12 | 0), $5_1, true);
$3_1 = $3_1 + 16 | 0;
continue label1;
}
break label1;
};
global$0 = $9_1 + global$0 | 0;
$3_1 = 0;
if ($0_1) {
$3_1 = ($6_1 << 3 | 0) + 113246208 | 0;
global$11 = view.getInt32($3_1, true) + 2 | 0;
global$13 = view.getInt32(($3_1 + 4 | 0), true) - 3 | 0;
$3_1 = $25($0_1);
if (($3_1 | 0) < (0 | 0)) {
break block
}
$4_1 = ($3_1 | 0) > (0 | 0) ? 1 << $3_1 | 0 : 0;
if ($12_1 & $4_1 | 0) {
break block
}
$12_1 = $4_1 | $12_1 | 0;
}
if ($0_1) {
if (($3_1 | 0) == (1 | 0)) {
$5_1 = 2
} else {
$5_1 = ($3_1 | 0) == (2 | 0) ? 4 : 0
}
block2 : {
if (($0_1 | 0) == (1 | 0)) {
break block2
}
$5_1 = 5;
if (($0_1 | 0) == (4 | 0)) {
break block2
}
$5_1 = 6;
if (($3_1 | 0) == (3 | 0) & ($0_1 | 0) == (5 | 0) | 0) {
break block2
}
$5_1 = 0;
}
} else {
$5_1 = 0
}
$4_1 = $3($5_1, $1_1 + 1 | 0);
if (!$4_1) {
break block
}
if ($0_1) {
$5_1 = $26($0_1, $3_1, $4_1)
} else {
$5_1 = 1
}
if (!$5_1) {
break block
}
if ((global$10 | 0) < (0 | 0)) {
$3_1 = global$0;
$6_1 = global$9;
$7_1 = $3_1 - $6_1 | 0;
HEAP8[$3_1 >> 0] = 128;
$4_1 = $3_1 + 1 | 0;
$3_1 = $6_1 + (($7_1 + 72 | 0) & -64 | 0) | 0;
$9_1 = $3_1 - 8 | 0;
label2 : while (1) {
if ($4_1 >>> 0 < $9_1 >>> 0) {
view.setInt32($4_1, 0, true);
$4_1 = $4_1 + 4 | 0;
continue label2;
}
break label2;
};
$4_1 = $7_1;
$8_1 = $4_1 >>> 29 | 0;
$10_1 = $4_1 << 3 | 0;
$5_1 = $10_1;
$7_1 = (($8_1 & 255 | 0) << 24 | 0 | ($5_1 >>> 8 | 0) | 0) & 16711935 | 0;
$14_1 = ($8_1 >>> 8 | 0) & 16711935 | 0;
$5_1 = $5_1 & 16711935 | 0;
$4_1 = 0 | (($8_1 & 16711935 | 0) << 8 | 0) | 0;
$9_1 = $5_1 << 8 | 0;
$5_1 = $4_1 | $14_1 | 0;
$10_1 = $9_1 | $7_1 | 0;
$7_1 = (($5_1 & 65535 | 0) << 16 | 0 | ($10_1 >>> 16 | 0) | 0) & 65535 | 0;
$14_1 = $5_1 >>> 16 | 0;
$4_1 = $10_1 & 65535 | 0;
$8_1 = 0 | (($5_1 & 65535 | 0) << 16 | 0) | 0;
$9_1 = $4_1 << 16 | 0;
i64toi32_i32$HIGH_BITS = $9_1 | $7_1 | 0;
$5_1 = $3_1 - 8 | 0;
view.setInt32($5_1, $8_1 | $14_1 | 0, true);
view.setInt32(($5_1 + 4 | 0), i64toi32_i32$HIGH_BITS, true);
$4_1 = (global$2 << 5 | 0) + 16777216 | 0;
view.setInt32($4_1, $6_1, true);
view.setInt32(($4_1 + 4 | 0), ($3_1 - $6_1 | 0) >>> 6 | 0, true);
view.setInt32(($4_1 + 8 | 0), -1, true);
view.setInt32(($4_1 + 24 | 0), 0, true);
global$2 = global$2 + 1 | 0;
global$0 = $3_1;
} else {
$3_1 = (global$18 << 5 | 0) + 44040192 | 0;
view.setInt32(($3_1 + 8 | 0), global$9, true);
view.setInt32(($3_1 + 12 | 0), global$0, true);
$4_1 = (global$2 << 5 | 0) + 16777216 | 0;
$6_1 = global$31;
view.setInt32($4_1, $6_1, true);
view.setInt32(($4_1 + 4 | 0), 0, true);
$3_1 = global$10;
view.setInt32(($4_1 + 8 | 0), $3_1, true);
$7_1 = global$16;
view.setInt32(($4_1 + 12 | 0), $7_1, true);
view.setInt32(($4_1 + 24 | 0), global$19, true);
$4_1 = ($7_1 - $6_1 | 0) + 128 | 0;
label3 : while (1) {
if (($3_1 | 0) != (-1 | 0)) {
$3_1 = ($3_1 << 5 | 0) + 44040192 | 0;
$4_1 = ((view.getInt32(($3_1 + 12 | 0), true) + (view.getInt32(($3_1 + 4 | 0), true) << 6 | 0) | 0) - view.getInt32(($3_1 + 8 | 0), true) | 0) + $4_1 | 0;
$3_1 = view.getInt32(($3_1 + 16 | 0), true);
continue label3;
}
break label3;
};
global$5 = $4_1 + global$5 | 0;
global$2 = global$2 + 1 | 0;
}
$3_1 = global$2 - 1 | 0;
if (($13_1 | 0) < (0 | 0)) {
$15_1 = $3_1
} else {
view.setInt32(((($13_1 << 5 | 0) + 16777216 | 0) + 16 | 0), $3_1, true)
}
$16_1 = $16_1 + 1 | 0;
$13_1 = $3_1;
$3_1 = view.getInt32(((($3_1 << 5 | 0) + 16777216 | 0) + 24 | 0), true);
$11_1 = ($3_1 | 0) < ($11_1 | 0) ? $11_1 : $3_1;
if ((global$15 | 0) > (9e5 | 0)) {
$5_1 = 0
} else {
if (global$0 >>> 0 > 92274688 >>> 0) {
$5_1 = 0
} else {
$5_1 = ((global$8 | 0) < (12e4 | 0) & (global$2 | 0) < (395904 | 0) | 0) & global$5 >>> 0 < 15728640 >>> 0 | 0
}
}
if (!$5_1) {
break block
}
continue label4;
}
break label4;
};
global$21 = $24_1;
if ($0_1) {
$1_1 = ($12_1 | 0) == (14 | 0);
block3 : {
if (($0_1 | 0) == (5 | 0) | ($0_1 | 0) == (3 | 0) | 0) {
break block3
}
$1_1 = ($12_1 | 0) == (30 | 0);
if (($0_1 | 0) == (7 | 0)) {
break block3
}
$1_1 = 1;
}
} else {
$1_1 = 1
}
if (!$1_1) {
break block
}
$31($17_1, $18_1, $19_1, $20_1, $21_1, $22_1, $23_1, $15_1, $16_1, $11_1);
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
return 13;
}
return 0;
}
function $76($0_1, $1_1) {
var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0;
if ((global$4 | 0) == (15 | 0) | global$4 >>> 0 < 3 >>> 0 | 0) {
return 0
}
$5_1 = global$12;
$2_1 = global$1;
block : {
label : while (1) {
$3_1 = -1;
if ($4_1 >>> 0 >= 2097152 >>> 0 | $2_1 >>> 0 >= $5_1 >>> 0 | 0) {
break block
}
$3_1 = $2_1;
$2_1 = $2_1 + 1 | 0;
$3_1 = HEAPU8[$3_1 >> 0];
$4_1 = $3_1 & 127 | 0 | ($4_1 << 7 | 0) | 0;
if ($3_1 >>> 0 < 128 >>> 0) {
continue label
}
break label;
};
global$1 = $2_1;
$3_1 = $4_1;
}
$2_1 = $3_1;
$7_1 = $2_1 + global$1 | 0;
if (!$2_1 | ($2_1 | 0) == (-1 | 0) | 0 | $5_1 >>> 0 <= $7_1 >>> 0 | 0) {
return 0
}
view.setInt16(global$0, 57355, true);
global$0 = global$0 + 2 | 0;
label3 : while (1) {
if ($7_1 >>> 0 > global$1 >>> 0) {
global$15 = global$15 + 1 | 0;
$2_1 = global$1;
$4_1 = 0;
block1 : {
label1 : while (1) {
$3_1 = -1;
if ($4_1 >>> 0 >= 2097152 >>> 0 | $2_1 >>> 0 >= $7_1 >>> 0 | 0) {
break block1
}
$3_1 = $2_1;
$2_1 = $2_1 + 1 | 0;
$3_1 = HEAPU8[$3_1 >> 0];
$4_1 = $3_1 & 127 | 0 | ($4_1 << 7 | 0) | 0;
if ($3_1 >>> 0 < 128 >>> 0) {
continue label1
}
break label1;
};
global$1 = $2_1;
$3_1 = $4_1;
}
$2_1 = $3_1;
if (($2_1 | 0) == (-1 | 0) | global$23 >>> 0 <= $2_1 >>> 0 | 0) {
return 0
}
$2_1 = ($2_1 << 3 | 0) + 113246208 | 0;
$9_1 = view.getInt32($2_1, true);
$3_1 = view.getInt32(($2_1 + 4 | 0), true);
$2_1 = 0;
label2 : while (1) {
if ($2_1 >>> 0 < $3_1 >>> 0) {
$6_1 = $2_1 + $9_1 | 0;
$8_1 = view.getInt32(($6_1 + 4 | 0), true);
$4_1 = $2_1 + global$0 | 0;
view.setInt32($4_1, view.getInt32($6_1, true), true);
view.setInt32(($4_1 + 4 | 0), $8_1, true);
$8_1 = view.getInt32(($6_1 + 12 | 0), true);
view.setInt32(($4_1 + 8 | 0), view.getInt32(($6_1 + 8 | 0), true), true);
view.setInt32(($4_1 + 12 | 0), $8_1, true);
$2_1 = $2_1 + 16 | 0;
continue label2;
}
break label2;
};
global$0 = $3_1 + global$0 | 0;
continue label3;
}
break label3;
};
$4_1 = 0;
block2 : {
if (global$1 >>> 0 >= $5_1 >>> 0) {
break block2
}
$2_1 = HEAPU8[global$1 >> 0];
global$1 = global$1 + 1 | 0;
global$6 = $2_1 >>> 4 | 0;
global$4 = $2_1 & 15 | 0;
if ((global$4 | 0) == (14 | 0)) {
$2_1 = 1
} else {
$2_1 = (global$4 | 0) == (1 | 0) & (global$6 | 0) == (13 | 0) | 0
}
if ($2_1) {
$2_1 = global$1;
block3 : {
label4 : while (1) {
$3_1 = -1;
if ($2_1 >>> 0 >= $5_1 >>> 0 | $4_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block3
}
$3_1 = $2_1;
$2_1 = $2_1 + 1 | 0;
$3_1 = HEAPU8[$3_1 >> 0];
$4_1 = $3_1 & 127 | 0 | ($4_1 << 7 | 0) | 0;
if ($3_1 >>> 0 < 128 >>> 0) {
continue label4
}
break label4;
};
global$1 = $2_1;
$3_1 = $4_1;
}
$4_1 = 0;
$2_1 = $3_1;
if (($2_1 | 0) == (-1 | 0)) {
$3_1 = 1
} else {
$3_1 = !$2_1 & (global$4 | 0) == (1 | 0) | 0
}
if ($3_1) {
break block2
}
} else {
$2_1 = (global$6 | 0) == (1 | 0) | (global$4 | 0) == (15 | 0) | 0 ? 0 : global$4
}
global$12 = $2_1 + global$1 | 0;
$4_1 = (global$6 | 0) != (15 | 0) & $5_1 >>> 0 >= global$12 >>> 0 | 0;
}
if (($4_1 ? ($5_1 | 0) != (global$12 | 0) : 1) ? 1 : (global$6 | 0) == (14 | 0)) {
return 0
}
$0_1 = $36($0_1, $1_1);
if ($0_1) {
HEAP8[global$0 >> 0] = 14;
global$0 = global$0 + 1 | 0;
}
global$70 = 1;
return $0_1;
}
function $77($0_1) {
var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0, $12_1 = 0, $13_1 = 0, $14_1 = 0, $15_1 = 0, $16_1 = 0, $17_1 = 0;
block1 : {
$1_1 = global$1;
$4_1 = -1;
block : {
if ($0_1 >>> 0 <= $1_1 >>> 0) {
break block
}
$2_1 = $1_1 + 1 | 0;
$4_1 = HEAPU8[$1_1 >> 0];
global$39 = ($4_1 & 64 | 0 | 0) != (0 | 0);
$6_1 = $4_1 & 63 | 0;
label : while (1) {
if ($4_1 >>> 0 < 128 >>> 0) {
$4_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $6_1 >>> 0 >= 1048576 >>> 0 | 0) {
break block
}
$1_1 = $2_1;
$2_1 = $1_1 + 1 | 0;
$4_1 = HEAPU8[$1_1 >> 0];
$6_1 = $4_1 & 127 | 0 | ($6_1 << 7 | 0) | 0;
continue label;
}
break label;
};
global$1 = $2_1;
$4_1 = $6_1;
}
if ($4_1 >>> 0 >= 1440 >>> 0) {
break block1
}
$2_1 = global$1;
block2 : {
label1 : while (1) {
$1_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $9_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block2
}
$1_1 = $2_1;
$2_1 = $1_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$9_1 = $1_1 & 127 | 0 | ($9_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label1
}
break label1;
};
global$1 = $2_1;
$1_1 = $9_1;
}
$15_1 = $1_1;
if ($1_1 >>> 0 > 9999 >>> 0) {
break block1
}
$6_1 = 1;
if ($0_1 >>> 0 > global$1 >>> 0) {
$6_1 = 2;
$2_1 = global$1;
block3 : {
label2 : while (1) {
$1_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $3_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block3
}
$1_1 = $2_1;
$2_1 = $1_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$3_1 = $1_1 & 127 | 0 | ($3_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label2
}
break label2;
};
global$1 = $2_1;
$1_1 = $3_1;
}
} else {
$1_1 = 1
}
$10_1 = $1_1;
if ($0_1 >>> 0 > global$1 >>> 0) {
$6_1 = 3;
$2_1 = global$1;
$3_1 = 0;
block4 : {
label3 : while (1) {
$1_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $3_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block4
}
$1_1 = $2_1;
$2_1 = $1_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$3_1 = $1_1 & 127 | 0 | ($3_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label3
}
break label3;
};
global$1 = $2_1;
$1_1 = $3_1;
}
} else {
$1_1 = 1
}
$9_1 = $1_1;
if ($0_1 >>> 0 > global$1 >>> 0) {
$6_1 = 4;
$2_1 = global$1;
$3_1 = 0;
block5 : {
label4 : while (1) {
$1_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $3_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block5
}
$1_1 = $2_1;
$2_1 = $1_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$3_1 = $1_1 & 127 | 0 | ($3_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label4
}
break label4;
};
global$1 = $2_1;
$1_1 = $3_1;
}
$11_1 = $1_1;
$2_1 = global$1;
$3_1 = 0;
block6 : {
label5 : while (1) {
$1_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $3_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block6
}
$1_1 = $2_1;
$2_1 = $1_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$3_1 = $1_1 & 127 | 0 | ($3_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label5
}
break label5;
};
global$1 = $2_1;
$1_1 = $3_1;
}
} else {
$1_1 = 0
}
$12_1 = $1_1;
$7_1 = $12_1 | ($11_1 | ($9_1 | $10_1 | 0) | 0) | 0;
if ($0_1 >>> 0 > global$1 >>> 0) {
$6_1 = 5;
$2_1 = global$1;
$3_1 = 0;
block7 : {
label6 : while (1) {
$1_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $3_1 >>> 0 >= 2097152 >>> 0 | 0) {
break block7
}
$1_1 = $2_1;
$2_1 = $1_1 + 1 | 0;
$1_1 = HEAPU8[$1_1 >> 0];
$3_1 = $1_1 & 127 | 0 | ($3_1 << 7 | 0) | 0;
if ($1_1 >>> 0 < 128 >>> 0) {
continue label6
}
break label6;
};
global$1 = $2_1;
$1_1 = $3_1;
}
} else {
$1_1 = 0
}
$13_1 = $1_1;
if (($7_1 | $13_1 | 0) >>> 0 > 63 >>> 0) {
break block1
}
$16_1 = global$39 ? !$4_1 : global$39;
$17_1 = global$39 ? 0 - $4_1 | 0 : $4_1;
if ($0_1 >>> 0 > global$1 >>> 0) {
$1_1 = global$1;
$3_1 = -1;
block8 : {
if ($0_1 >>> 0 <= $1_1 >>> 0) {
break block8
}
$2_1 = $1_1 + 1 | 0;
$3_1 = HEAPU8[$1_1 >> 0];
global$39 = ($3_1 & 64 | 0 | 0) != (0 | 0);
$4_1 = $3_1 & 63 | 0;
label7 : while (1) {
if ($3_1 >>> 0 < 128 >>> 0) {
$3_1 = -1;
if ($0_1 >>> 0 <= $2_1 >>> 0 | $4_1 >>> 0 >= 1048576 >>> 0 | 0) {
break block8
}
$1_1 = $2_1;
$2_1 = $1_1 + 1 | 0;
$3_1 = HEAPU8[$1_1 >> 0];
$4_1 = $3_1 & 127 | 0 | ($4_1 << 7 | 0) | 0;
continue label7;
}
break label7;
};
global$1 = $2_1;
$3_1 = $4_1;
}
$2_1 = $3_1;
if (($2_1 | 0) == (-1 | 0) | ($0_1 - global$1 | 0) >>> 0 > 8 >>> 0 | 0) {
break block1
}
$1_1 = $0_1 >>> 0 > global$1 >>> 0;
if ($1_1) {
$1_1 = HEAPU8[global$1 >> 0] >>> 0 >= 128 >>> 0
}
$3_1 = global$1;
label8 : while (1) {
if ($0_1 >>> 0 > $3_1 >>> 0) {
$4_1 = $5_1;
$5_1 = $8_1 << 8 | 0 | ($4_1 >>> 24 | 0) | 0;
$7_1 = $4_1 << 8 | 0;
$4_1 = $5_1;
$5_1 = HEAPU8[$3_1 >> 0] | $7_1 | 0;
$8_1 = $4_1;
$3_1 = $3_1 + 1 | 0;
continue label8;
}
break label8;
};
if ($1_1) {
$3_1 = $5_1;
$5_1 = ($0_1 - global$1 | 0) - 1 | 0;
$7_1 = $5_1 << 3 | 0;
$4_1 = $7_1 & 31 | 0;
if (($7_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$5_1 = 128 << $4_1 | 0;
$7_1 = 0;
} else {
$5_1 = ((1 << $4_1 | 0) - 1 | 0) & (128 >>> (32 - $4_1 | 0) | 0) | 0;
$7_1 = 128 << $4_1 | 0;
}
$8_1 = $5_1 ^ $8_1 | 0;
$5_1 = $3_1 ^ $7_1 | 0;
}
if ($1_1 & ($5_1 | $8_1 | 0 | 0) != (0 | 0) | 0) {
break block1
}
if (global$39 ? $2_1 : 0) {
$14_1 = $2_1;
if (($2_1 | 0) > (18 | 0)) {
break block1
}
$1_1 = 1;
$4_1 = 0;
$2_1 = 0;
label9 : while (1) {
if (($2_1 | 0) < ($14_1 | 0)) {
$1_1 = _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($1_1, $4_1, 10);
$4_1 = i64toi32_i32$HIGH_BITS;
$2_1 = $2_1 + 1 | 0;
continue label9;
}
break label9;
};
if (($4_1 | 0) == ($8_1 | 0) & $1_1 >>> 0 <= $5_1 >>> 0 | 0 | $4_1 >>> 0 < $8_1 >>> 0 | 0) {
break block1
}
} else {
if ($5_1 | $8_1 | 0) {
break block1
}
}
}
if ($0_1 >>> 0 < global$1 >>> 0) {
break block1
}
global$1 = $0_1;
return $16(1, $6_1, ($6_1 >>> 0 < 4 >>> 0 ? 1 : $16_1) ? 2147483647 : $17_1, $15_1, $10_1, $9_1, $11_1, $12_1, $13_1, $5_1, $8_1, $14_1) ? 6 : 0;
}
return 0;
}
function _ZN17compiler_builtins3int3mul3Mul3mul17h070e9a1c69faec5bE($0_1, $1_1, $2_1) {
var $3_1 = 0, $4_1 = 0, $5_1 = 0;
$4_1 = $2_1 >>> 16 | 0;
$3_1 = $0_1 >>> 16 | 0;
$5_1 = Math_imul($4_1, $3_1) + Math_imul($1_1, $2_1) | 0;
$2_1 = $2_1 & 65535 | 0;
$0_1 = $0_1 & 65535 | 0;
$1_1 = Math_imul($2_1, $0_1);
$2_1 = ($1_1 >>> 16 | 0) + Math_imul($2_1, $3_1) | 0;
$3_1 = $5_1 + ($2_1 >>> 16 | 0) | 0;
$2_1 = Math_imul($0_1, $4_1) + ($2_1 & 65535 | 0) | 0;
i64toi32_i32$HIGH_BITS = $3_1 + ($2_1 >>> 16 | 0) | 0;
return $1_1 & 65535 | 0 | ($2_1 << 16 | 0) | 0;
}
function _ZN17compiler_builtins3int4sdiv3Div3div17he78fc483e41d7ec7E($0_1, $1_1, $2_1) {
var $3_1 = 0, $4_1 = 0;
$3_1 = $1_1 >> 31 | 0;
$0_1 = $3_1 ^ $0_1 | 0;
$4_1 = $1_1 >> 31 | 0;
$2_1 = _ZN17compiler_builtins3int4udiv10divmod_u6417h6026910b5ed08e40E($0_1 - $3_1 | 0, ($1_1 ^ $4_1 | 0) - (($0_1 >>> 0 < $3_1 >>> 0) + $4_1 | 0) | 0, $2_1);
$0_1 = $1_1 >> 31 | 0;
$3_1 = $0_1;
$4_1 = $2_1 ^ $0_1 | 0;
$0_1 = $4_1 - $0_1 | 0;
$1_1 = $1_1 >> 31 | 0;
i64toi32_i32$HIGH_BITS = ($1_1 ^ i64toi32_i32$HIGH_BITS | 0) - (($3_1 >>> 0 > $4_1 >>> 0) + $1_1 | 0) | 0;
return $0_1;
}
function _ZN17compiler_builtins3int4udiv10divmod_u6417h6026910b5ed08e40E($0_1, $1_1, $2_1) {
var $3_1 = 0, $4_1 = 0, $5_1 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0, $11_1 = 0, $12_1 = 0, $13_1 = 0;
label$1 : {
label$2 : {
label$3 : {
label$4 : {
label$5 : {
label$6 : {
label$7 : {
label$9 : {
label$11 : {
$4_1 = $1_1;
if ($4_1) {
$6_1 = $2_1;
if (!$6_1) {
break label$11
}
break label$9;
}
i64toi32_i32$HIGH_BITS = 0;
return ($0_1 >>> 0) / ($2_1 >>> 0) | 0;
}
if (!$0_1) {
break label$7
}
break label$6;
}
if (!($6_1 & ($6_1 - 1 | 0) | 0)) {
break label$5
}
$4_1 = (Math_clz32($6_1) + 33 | 0) - Math_clz32($4_1) | 0;
$6_1 = 0 - $4_1 | 0;
break label$3;
}
i64toi32_i32$HIGH_BITS = 0;
return ($4_1 >>> 0) / (0 >>> 0) | 0;
}
$4_1 = 32 - Math_clz32($4_1) | 0;
if ($4_1 >>> 0 < 31 >>> 0) {
break label$4
}
break label$2;
}
if (($6_1 | 0) == (1 | 0)) {
break label$1
}
$7_1 = $1_1;
$5_1 = $0_1;
if ($6_1) {
$8_1 = 31 - Math_clz32($6_1 ^ ($6_1 - 1 | 0) | 0) | 0
} else {
$8_1 = 32
}
$3_1 = $8_1 & 31 | 0;
if (($8_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$5_1 = $1_1 >>> $3_1 | 0
} else {
$9_1 = $7_1 >>> $3_1 | 0;
$5_1 = (((1 << $3_1 | 0) - 1 | 0) & $7_1 | 0) << (32 - $3_1 | 0) | 0 | ($5_1 >>> $3_1 | 0) | 0;
}
i64toi32_i32$HIGH_BITS = $9_1;
return $5_1;
}
$6_1 = 63 - $4_1 | 0;
$4_1 = $4_1 + 1 | 0;
}
$5_1 = $1_1;
$7_1 = $0_1;
$8_1 = $4_1 & 63 | 0;
$3_1 = $8_1 & 31 | 0;
if (($8_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$10_1 = $1_1 >>> $3_1 | 0
} else {
$9_1 = $5_1 >>> $3_1 | 0;
$10_1 = (((1 << $3_1 | 0) - 1 | 0) & $5_1 | 0) << (32 - $3_1 | 0) | 0 | ($7_1 >>> $3_1 | 0) | 0;
}
$12_1 = $9_1;
$9_1 = $1_1;
$5_1 = $0_1;
$8_1 = $6_1 & 63 | 0;
$3_1 = $8_1 & 31 | 0;
if (($8_1 & 63 | 0) >>> 0 >= 32 >>> 0) {
$7_1 = $0_1 << $3_1 | 0;
$0_1 = 0;
} else {
$7_1 = ((1 << $3_1 | 0) - 1 | 0) & ($5_1 >>> (32 - $3_1 | 0) | 0) | 0 | ($9_1 << $3_1 | 0) | 0;
$0_1 = $5_1 << $3_1 | 0;
}
$1_1 = $7_1;
if ($4_1) {
$3_1 = $2_1 - 1 | 0;
$6_1 = $3_1;
$3_1 = ($3_1 | 0) == (-1 | 0) ? -1 : 0;
label$15 : while (1) {
$7_1 = $10_1;
$9_1 = $12_1 << 1 | 0 | ($7_1 >>> 31 | 0) | 0;
$10_1 = $7_1 << 1 | 0 | ($1_1 >>> 31 | 0) | 0;
$5_1 = $10_1;
$11_1 = ($3_1 - (($6_1 >>> 0 < $5_1 >>> 0) + $9_1 | 0) | 0) >> 31 | 0;
$8_1 = $11_1 & $2_1 | 0;
$10_1 = $5_1 - $8_1 | 0;
$12_1 = $9_1 - ($5_1 >>> 0 < $8_1 >>> 0) | 0;
$7_1 = $1_1 << 1 | 0 | ($0_1 >>> 31 | 0) | 0;
$0_1 = $13_1 | ($0_1 << 1 | 0) | 0;
$1_1 = $7_1;
$11_1 = $11_1 & 1 | 0;
$13_1 = $11_1;
$4_1 = $4_1 - 1 | 0;
if ($4_1) {
continue label$15
}
break label$15;
};
}
i64toi32_i32$HIGH_BITS = $1_1 << 1 | 0 | ($0_1 >>> 31 | 0) | 0;
return $11_1 | ($0_1 << 1 | 0) | 0;
}
$0_1 = 0;
$1_1 = 0;
}
i64toi32_i32$HIGH_BITS = $1_1;
return $0_1;
}
bufferView = HEAPU8;
initActiveSegments(imports);
$41();
function __wasm_memory_size() {
return buffer.byteLength >> 16;
}
return {
"init": $60, 
"inputAt": $59, 
"inputCapacity": $58, 
"factsAt": $65, 
"digestsAt": $66, 
"blockCount": $70, 
"consumedBytes": $67, 
"runAt": $54, 
"run": $55, 
"judgeText": $56, 
"bordersAt": $68, 
"borderCount": $69, 
"skim": $53, 
"judgeBinary": $57, 
"hashText": $61, 
"hashBinary": $64, 
"hashMessages": $63, 
"hashPairs": $62, 
"setHostHash": $71, 
"blockRows": $51, 
"rowsAt": $50, 
"tablesAt": $49, 
"memory": Object.create(Object.prototype, {
"grow": {
}, 
"buffer": {
"get": function () {
return buffer;
}
}
})
};
}
return asmFunc({ host });
}
