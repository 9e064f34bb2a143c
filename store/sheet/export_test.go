package sheet

// ReadBare is Read without its second net, so that tests see a panic.
var ReadBare = read
