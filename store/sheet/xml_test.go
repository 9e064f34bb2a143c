package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// pieces reads XML with our scanner: "<name a=v>", "</name>" and texts, those beside each
// other as one.
func pieces(r io.Reader) (string, error) {
	left := 64 << 20
	s, out := newScanner(r, &left), tell{}
	for {
		p, err := s.next()
		if err != nil {
			return "", err
		}
		switch p {
		case atEnd:
			return out.done(), nil
		case opens:
			out.end()
			fmt.Fprintf(&out.b, "<%s", s.name)
			for _, a := range s.attrs {
				name := string(behind(a.name))
				value, err := s.plain(a.value)
				if err != nil {
					return "", err
				}
				fmt.Fprintf(&out.b, " %s=%q", name, value)
			}
			out.b.WriteString(">")
		case closes:
			out.end()
			fmt.Fprintf(&out.b, "</%s>", s.name)
		case words:
			out.text.Write(s.text)
		}
	}
}

// theirs is pieces with encoding/xml.
func theirs(raw []byte) (string, error) {
	d, out := xml.NewDecoder(bytes.NewReader(raw)), tell{}
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return out.done(), nil
		}
		if err != nil {
			return "", err
		}
		switch e := t.(type) {
		case xml.StartElement:
			out.end()
			fmt.Fprintf(&out.b, "<%s", e.Name.Local)
			for _, a := range e.Attr {
				fmt.Fprintf(&out.b, " %s=%q", a.Name.Local, a.Value)
			}
			out.b.WriteString(">")
		case xml.EndElement:
			out.end()
			fmt.Fprintf(&out.b, "</%s>", e.Name.Local)
		case xml.CharData:
			out.text.Write(e)
		case xml.Directive:
			return "", errors.New("a document type")
		}
	}
}

type tell struct{ b, text strings.Builder }

func (t *tell) end() {
	if t.text.Len() > 0 {
		fmt.Fprintf(&t.b, "%q", t.text.String())
	}
	t.text.Reset()
}

func (t *tell) done() string { t.end(); return t.b.String() }

var someXML = []string{
	`<?xml version="1.0" encoding="UTF-8"?>` + "\r\n" + `<a x:b="1" c='&quot;2&quot;'><d/>Tổ &amp; đội &#7893; &#x1ED5;` + "\r\n" + `<!-- <no> --><![CDATA[<b>&amp;]]></a>`,
	`<a><b r = "x>y" /></a >`, `<x:si><x:t xml:space="preserve"> a </x:t></x:si>`, `<a`, `<a b>`, `<a b="c`, `<a b="<">`, `&no;`, `&#xZZ;`, `&`, `<!DOCTYPE a>`, "<a>\xFF</a>", `<>`, `< a>`, `</a`,
	`<a/><!---->`, `<![CDATA[]]]]>`, "a\rb\r\n\rc",
}

// TestXML: whole texts and texts that come byte by byte are read as encoding/xml reads them.
func TestXML(t *testing.T) {
	for _, s := range someXML {
		same(t, []byte(s))
	}
}

func same(t *testing.T, raw []byte) {
	ours, err := pieces(bytes.NewReader(raw))
	if err != nil && !errors.Is(err, ErrBroken) {
		t.Fatalf("%q: %v", raw, err)
	}
	slow, slowErr := pieces(iotest.OneByteReader(bytes.NewReader(raw)))
	if slow != ours || (slowErr == nil) != (err == nil) {
		t.Fatalf("%q byte by byte:\n%s %v, whole:\n%s %v", raw, slow, slowErr, ours, err)
	}
	want, theirErr := theirs(raw)
	if theirErr == nil && (err != nil || ours != want) {
		t.Fatalf("%q:\n%s %v, encoding/xml:\n%s", raw, ours, err, want)
	}
}

// TestXMLStops: what never ends is refused before it takes memory; a long remark takes none.
func TestXMLStops(t *testing.T) {
	for name, x := range map[string]struct {
		r    io.Reader
		fits bool
	}{
		"text":      {io.LimitReader(endless('x'), 8<<20), false},
		"tag":       {io.MultiReader(strings.NewReader("<a "), io.LimitReader(endless('x'), 8<<20)), false},
		"attribute": {io.MultiReader(strings.NewReader(`<a b="`), io.LimitReader(endless('>'), 8<<20)), false},
		"remark":    {io.MultiReader(strings.NewReader("<!--"), io.LimitReader(endless('<'), 8<<20), strings.NewReader("--><a/>")), true},
		"all":       {io.MultiReader(strings.NewReader("<!--"), endless('-')), false},
	} {
		left := 32 << 20
		s := newScanner(x.r, &left)
		p, err := s.next()
		if x.fits && (err != nil || p != opens) || !x.fits && !errors.Is(err, ErrLarge) {
			t.Errorf("%s: %v %v", name, p, err)
		}
		if cap(s.buf) > 4*maxToken {
			t.Errorf("%s: takes %d bytes", name, cap(s.buf))
		}
	}
}

type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

// FuzzXML: what encoding/xml reads, the scanner reads alike; it never panics, and does not
// depend on how the bytes come.
func FuzzXML(f *testing.F) {
	for _, s := range someXML {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) { same(t, raw) })
}
