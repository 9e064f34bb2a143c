// The window needs cgo (OpenGL). Without it the package still builds, so that
// `CGO_ENABLED=0 go test ./...` covers all of the tree: main then only says so.
package main
