//go:build !windows

package start

// native has no probe: elsewhere the toolkit says itself what is missing.
func native() system { return system{} }
