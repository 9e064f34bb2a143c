package record

// Typed is what stands in one field of a form while it is not saved: as it was typed,
// right or not.
type Typed struct {
	Path  string `json:"path"`            // of the field, as in FieldError.Field
	Label string `json:"label,omitempty"` // as it stood on the screen
	Text  string `json:"text,omitempty"`  // what can be read there
	Value string `json:"value,omitempty"` // what was chosen, where that is not the text
}
