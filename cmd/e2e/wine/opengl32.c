/* An OpenGL that cannot draw, as on a PC without a driver: every context is refused. Laid
 * in the place of the system's for the test of the program's message. The real ones export
 * hundreds of functions; the program is linked with the first alone and asks for the rest
 * by name. */
#define WIN32_LEAN_AND_MEAN
#define NOGDI /* which declares these functions as imported */
#include <windows.h>

#define EXPORT __declspec(dllexport)
EXPORT PROC WINAPI wglGetProcAddress(LPCSTR name) { (void)name; return NULL; }
EXPORT HGLRC WINAPI wglCreateContext(HDC dc) { (void)dc; return NULL; }
EXPORT BOOL WINAPI wglDeleteContext(HGLRC context) { (void)context; return FALSE; }
EXPORT BOOL WINAPI wglMakeCurrent(HDC dc, HGLRC context) { (void)dc; (void)context; return FALSE; }
EXPORT HGLRC WINAPI wglGetCurrentContext(void) { return NULL; }
EXPORT HDC WINAPI wglGetCurrentDC(void) { return NULL; }
EXPORT BOOL WINAPI wglShareLists(HGLRC a, HGLRC b) { (void)a; (void)b; return FALSE; }
EXPORT const BYTE *WINAPI glGetString(unsigned name) { (void)name; return NULL; }
