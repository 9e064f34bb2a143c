// Command bench measures the program against its peers and prints a table of ratios
// with the bound that the project has set for each. It is a module of its own so that
// the peers (SQLite in pure Go, the plain gofpdf way) never enter the product's go.mod.
//
//	make bench                  all but LibreOffice
//	make bench LIBREOFFICE=1    installs LibreOffice and measures it too
//	make bench-windows          the Windows program under Wine
//	out/bench/bench NAME...     only: roster open search intake window windows
//
// What is compared is run in turns within one run (A B C A B C), and a ratio is the
// median of the ratios of the rounds, so that a slow minute of the machine strikes
// both sides. "Whole process" means from start to exit, the book opened and the file
// on the disk. The table is also written to out/bench/table.txt.
//
// Memory is the largest resident size of a process. It is read by a fresh copy of this
// program (rss.go), because Linux hands a child the mark of the process that started it.
//
// Exit code 1 says that a ratio is out of bounds.
package main
