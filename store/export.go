package store

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
)

// Export writes the whole book as readable JSON: the records of each kind by ID,
// those in the bin with "bin": true, and the frozen papers by their hash and size.
// The same records give the same bytes. Keys and history are not in it.
func (b *Book) Export(w io.Writer) error {
	b.mu.RLock()
	defer b.mu.RUnlock()
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "{\n  \"format\": %q,\n  \"schema\": %d,\n  \"records\": {", format, b.o.schema())
	for i, kind := range record.Kinds {
		comma(out, i)
		fmt.Fprintf(out, "\n    %q: [", kind)
		if err := exportKind(out, b.view, kind); err != nil {
			return err
		}
		out.WriteString("]")
	}
	out.WriteString("\n  },\n  \"papers\": [")
	var papers []string
	err := b.reading(func(bt *bbolt.Tx) error {
		return b.table(bt, bucketFiles).each(func(key, value []byte) (err error) {
			hash, size := key, len(value)-sealExtra
			if b.seal.layout != bare {
				var data []byte
				data, hash, err = b.openFile(key, value)
				size = len(data)
			}
			papers = append(papers, fmt.Sprintf("\n    {\"sha256\": %q, \"bytes\": %d}", hash, size))
			return err
		})
	})
	if err != nil {
		return err
	}
	slices.Sort(papers)
	out.WriteString(strings.Join(papers, ","))
	out.WriteString("\n  ]\n}\n")
	return out.Flush()
}

func comma(out *bufio.Writer, i int) {
	if i > 0 {
		out.WriteByte(',')
	}
}

func exportKind(out *bufio.Writer, v *record.View, kind record.Kind) error {
	recs := slices.SortedFunc(v.Records(kind), func(x, y record.Record) int {
		if x.M().ID < y.M().ID {
			return -1
		}
		return 1
	})
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("      ", "  ")
	for i, r := range recs {
		comma(out, i)
		buf.Reset()
		if err := enc.Encode(r); err != nil {
			return err
		}
		out.WriteString("\n      ")
		out.Write(bytes.TrimRight(buf.Bytes(), "\n"))
	}
	if len(recs) > 0 {
		out.WriteString("\n    ")
	}
	return nil
}
