//go:build !linux && !windows

package volume

func of(string) Volume { return Volume{} }

// Sticks are not known here.
func Sticks() []string { return nil }

func label(string) string { return "" }
