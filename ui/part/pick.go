package part

// Pick edits a value that is stored in another form than its options: get and set
// translate.
func Pick[T any](path, label string, options func() []Option, get func(T) string, set func(T, string)) *Field[T] {
	c := NewChooser(options)
	f := newField[T](path, label, c, c.entry)
	f.load = func(r T) { c.Set(get(r)) }
	f.store = func(r T) { set(r, c.Value()) }
	f.shown = c.Label
	f.own = c.fault
	c.show = f.setFault
	return f
}
