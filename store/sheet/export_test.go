package sheet

// ReadBare is Read without its second net, so that tests see a panic.
var ReadBare = read

// ReadStrings reads texts of an old workbook (BIFF8) out of a record and those that go on
// with it, until they end.
func ReadStrings(parts [][]byte) (texts []string) {
	r := &textReader{parts: parts}
	for {
		t, err := r.text(2)
		if err != nil {
			return texts
		}
		texts = append(texts, t.whole)
	}
}
