// The few functions of a C library that Embedded Swift asks for.
#include <stddef.h>
#include <stdint.h>

// The figures of the last run.
static double digits[1024];
__attribute__((swiftcall)) void keep(int place, double digit) { digits[place & 1023] = digit; }
double digit(int place) { return digits[place & 1023]; }

extern unsigned char __heap_base;
static uintptr_t top;

// Memory is never given back: a run is short, and its module ends with it.
int posix_memalign(void **result, size_t alignment, size_t size) {
  if (!top) top = (uintptr_t)&__heap_base;
  top = (top + alignment - 1) & ~(uintptr_t)(alignment - 1);
  uintptr_t end = top + size;
  uintptr_t have = (uintptr_t)__builtin_wasm_memory_size(0) << 16;
  if (end > have && __builtin_wasm_memory_grow(0, (end - have + 65535) >> 16) == (size_t)-1)
    return 12;
  *result = (void *)top;
  top = end;
  return 0;
}
void *malloc(size_t size) {
  void *result = 0;
  return posix_memalign(&result, 16, size) ? 0 : result;
}
void free(void *memory) { (void)memory; }
void *memcpy(void *to, const void *from, size_t count) {
  unsigned char *t = to;
  for (const unsigned char *f = from; count--;) *t++ = *f++;
  return to;
}
void *memmove(void *to, const void *from, size_t count) {
  unsigned char *t = to;
  const unsigned char *f = from;
  if (t < f) return memcpy(to, from, count);
  while (count--) t[count] = f[count];
  return to;
}
void *memset(void *to, int value, size_t count) {
  for (unsigned char *t = to; count--;) *t++ = (unsigned char)value;
  return to;
}
int memcmp(const void *left, const void *right, size_t count) {
  const unsigned char *l = left, *r = right;
  for (; count--; l++, r++)
    if (*l != *r) return *l - *r;
  return 0;
}
uintptr_t __stack_chk_guard = 0x5ca1ab1e;
void __stack_chk_fail(void) { __builtin_trap(); }
int putchar(int character) { return character; }
void arc4random_buf(void *to, size_t count) { memset(to, 42, count); }
double round(double value) {
  double whole = __builtin_trunc(value);
  return __builtin_fabs(value - whole) < 0.5 ? whole : whole + (value < 0 ? -1 : 1);
}

typedef unsigned __int128 u128;
typedef __int128 i128;
typedef struct { uint64_t low, high; } halves;
typedef union { u128 all; halves part; } wide;

u128 __multi3(u128 left, u128 right) {
  wide l = {left}, r = {right}, product;
  uint64_t mask = 0xffffffff, a = l.part.low & mask, b = l.part.low >> 32;
  uint64_t c = r.part.low & mask, d = r.part.low >> 32;
  uint64_t ac = a * c, bc = b * c, ad = a * d, bd = b * d;
  uint64_t middle = (ac >> 32) + (bc & mask) + (ad & mask);
  product.part.low = (ac & mask) | (middle << 32);
  product.part.high = bd + (bc >> 32) + (ad >> 32) + (middle >> 32) +
                      l.part.low * r.part.high + l.part.high * r.part.low;
  return product.all;
}
u128 __ashlti3(u128 value, int count) {
  wide v = {value};
  if (count & 64) { v.part.high = v.part.low << (count & 63); v.part.low = 0; }
  else if (count) {
    v.part.high = v.part.high << count | v.part.low >> (64 - count);
    v.part.low <<= count;
  }
  return v.all;
}
u128 __lshrti3(u128 value, int count) {
  wide v = {value};
  if (count & 64) { v.part.low = v.part.high >> (count & 63); v.part.high = 0; }
  else if (count) {
    v.part.low = v.part.low >> count | v.part.high << (64 - count);
    v.part.high >>= count;
  }
  return v.all;
}
static u128 divide(u128 number, u128 divisor, u128 *rest) {
  u128 quotient = 0, left = 0;
  for (int bit = 127; bit >= 0; bit--) {
    wide n = {number};
    uint64_t one = bit >= 64 ? n.part.high >> (bit - 64) & 1 : n.part.low >> bit & 1;
    left = __ashlti3(left, 1) | one;
    quotient = __ashlti3(quotient, 1);
    if (left >= divisor) { left -= divisor; quotient |= 1; }
  }
  *rest = left;
  return quotient;
}
u128 __udivti3(u128 number, u128 divisor) { u128 rest; return divide(number, divisor, &rest); }
u128 __umodti3(u128 number, u128 divisor) {
  u128 rest;
  divide(number, divisor, &rest);
  return rest;
}
i128 __divti3(i128 number, i128 divisor) {
  u128 n = number < 0 ? -(u128)number : (u128)number;
  u128 d = divisor < 0 ? -(u128)divisor : (u128)divisor;
  u128 q = __udivti3(n, d);
  return (number < 0) != (divisor < 0) ? -(i128)q : (i128)q;
}
i128 __modti3(i128 number, i128 divisor) {
  u128 n = number < 0 ? -(u128)number : (u128)number;
  u128 d = divisor < 0 ? -(u128)divisor : (u128)divisor;
  u128 r = __umodti3(n, d);
  return number < 0 ? -(i128)r : (i128)r;
}
double __floatuntidf(u128 value) {
  wide v = {value};
  // Rounds once, to the nearest, ties to even.
  if (!v.part.high) return (double)v.part.low;
  int zeros = __builtin_clzll(v.part.high);
  u128 shifted = __ashlti3(value, zeros);
  wide s = {shifted};
  uint64_t top = s.part.high | (s.part.low != 0);
  double result = (double)top;
  for (int power = 64 - zeros; power--;) result *= 2;
  return result;
}
double __floattidf(i128 value) {
  return value < 0 ? -__floatuntidf(-(u128)value) : __floatuntidf((u128)value);
}
u128 __fixunsdfti(double value) {
  if (value < 1) return 0;
  wide v;
  v.part.high = (uint64_t)(value / 18446744073709551616.0);
  v.part.low = (uint64_t)(value - (double)v.part.high * 18446744073709551616.0);
  return v.all;
}
i128 __fixdfti(double value) {
  return value < 0 ? -(i128)__fixunsdfti(-value) : (i128)__fixunsdfti(value);
}
