// Command icon draws the program's icon: a red register with a ribbon and a ticked line.
// It writes assets/icon.png, for the window, and assets/windows/so.ico, for Windows, in
// every size that Explorer and the task bar ask for at 100 to 200 %. A test compares what
// is checked in with what it draws.
package main
