package pdf

import (
	"bytes"
	"os"
	"testing"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

func write(t testing.TB, d *paper.Doc) ([]byte, []paper.Page) {
	t.Helper()
	pages, problems := paper.Layout(d, face.Bundled())
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	var b bytes.Buffer
	if err := Write(&b, d, pages, face.Bundled()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), pages
}

func TestSample(t *testing.T) {
	b, pages := write(t, sampleReport())
	if dir := os.Getenv("PDF_OUT"); dir != "" { // to look at
		if err := os.WriteFile(dir+"/sample.pdf", b, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(dir+"/sample.txt", []byte(paper.Dump(pages)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
