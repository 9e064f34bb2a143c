// Package start decides, before the toolkit opens anything, how the program opens its window:
// on the machine's own OpenGL, by way of a copy of itself that has a software OpenGL
// beside it, or not at all, with a sentence that says why. Without it a Windows machine
// that lacks OpenGL 2.1 ends the program without a word (windows.md, section 1).
//
// Words: the folder is tuong-thich beside the program. It holds the software renderer,
// whose opengl32.dll must never lie beside the program itself: Windows takes a DLL beside
// a program before the good driver. The copy is the program in that folder; it is made
// when it is needed (a hard link where the disk can), so that nothing is shipped twice.
//
// Promises: what a driver does, dying, hanging or giving no window, the person is told or
// gets the copy, at this start or at the next; a machine with a driver that works is not
// slowed down but by one hidden window, beside its other work; nothing here needs cgo.
package start
