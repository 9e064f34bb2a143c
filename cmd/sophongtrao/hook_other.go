//go:build !windows

package main

// hook has nothing to do: only Windows input methods send packets, and signals say when
// the session ends.
func (p *program) hook() {}
