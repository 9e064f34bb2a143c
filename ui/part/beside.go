package part

import "fyne.io/fyne/v2"

// Beside does work away from the window's goroutine, and done on it afterwards. It is a
// variable so that tests and pictures, which have no such goroutine, wait for the work.
var Beside = func(work, done func()) {
	go func() {
		work()
		fyne.Do(done)
	}()
}

// AtOnce makes Beside wait, until again is called.
func AtOnce() (again func()) {
	was := Beside
	Beside = func(work, done func()) { work(); done() }
	return func() { Beside = was }
}
