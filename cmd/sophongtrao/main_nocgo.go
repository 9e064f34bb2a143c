//go:build !cgo

package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "sophongtrao: built without cgo, so without a window; build with CGO_ENABLED=1 (make build), or use sophongtrao-cli")
	os.Exit(1)
}
