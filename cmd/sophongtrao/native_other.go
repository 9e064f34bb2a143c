//go:build !windows

package main

// useNative leaves part.Native empty: the dialogs of a Linux desktop come in its own
// language, ours in Vietnamese.
func (p *program) useNative() {}
