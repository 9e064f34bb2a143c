package e2e

// The keys of the window that the tests press, in one place. They are the window's
// promise to the clerk (screens.md, Hands; F1 shows them).
const (
	KeyAdd    = "ctrl+n"
	KeySave   = "ctrl+s"
	KeyPrint  = "ctrl+p"
	KeyOther  = "F6" // from the list to what stands beside it, and back
	KeyLeave  = "Escape"
	KeySearch = "ctrl+f"
	KeyIssue  = "F8"
)
