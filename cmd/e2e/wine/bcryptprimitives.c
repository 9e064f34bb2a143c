/* Test machines only: Debian's wine 8 lacks bcryptprimitives.dll, which every Go
 * program since 1.22 loads for its random numbers. Real Windows has it. Built with
 * mingw as a shared library and laid into the system32 of the test's own prefix. */
#include <windows.h>

/* RtlGenRandom under its exported name. */
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *buffer, SIZE_T length) {
	while (length > 0) {
		ULONG part = length > 0x10000 ? 0x10000 : (ULONG)length;
		if (!SystemFunction036(buffer, part)) return FALSE;
		buffer += part;
		length -= part;
	}
	return TRUE;
}
