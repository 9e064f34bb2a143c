package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
)

// Rules of this file: the bytes of papers and attachments stand in the bucket files
// under their hash, sealed, each once however many records name it. They are never
// taken out: when a step that attached a file is undone its bytes stay, which harms
// nobody, and redo finds them.

// MaxFile is the size that an attachment may have, in bytes: 10 MB.
const MaxFile = 10 << 20

// fileTypes are the beginnings by which the contents of attachments are recognised.
var fileTypes = []struct{ begins, mime string }{
	{"%PDF-", "application/pdf"},
	{"\xff\xd8\xff", "image/jpeg"},
	{"\x89PNG\r\n\x1a\n", "image/png"},
}

// Attach takes the bytes of a file into the book and returns what a record keeps of
// it in its Files; the caller saves that record in the same step. The name is kept
// without its folders. What the file is says its content, not its name. ErrFileSize:
// empty, or more than MaxFile. ErrFileKind: no PDF, JPEG or PNG.
func (tx *Tx) Attach(name string, data []byte) (record.Attachment, error) {
	if len(data) == 0 || len(data) > MaxFile {
		return record.Attachment{}, ErrFileSize
	}
	for _, t := range fileTypes {
		if bytes.HasPrefix(data, []byte(t.begins)) {
			name = record.Line(path.Base(strings.ReplaceAll(name, `\`, "/")))
			return record.Attachment{Name: name, Type: t.mime, Size: len(data), Hash: tx.keep(data)}, nil
		}
	}
	return record.Attachment{}, ErrFileKind
}

// keep has the bytes written with the step, and returns their hash.
func (tx *Tx) keep(data []byte) (hash string) {
	sum := sha256.Sum256(data)
	hash = hex.EncodeToString(sum[:])
	if tx.files == nil {
		tx.files = map[string][]byte{}
	}
	tx.files[hash] = bytes.Clone(data)
	return hash
}

// attached returns a fault for each attachment of r whose bytes the book lacks.
func (tx *Tx) attached(r record.Record) (e record.FieldErrors) {
	files := record.Attachments(r)
	if len(files) == 0 {
		return nil
	}
	err := tx.b.reading(func(bt *bbolt.Tx) error {
		for i, f := range files {
			if tx.files[f.Hash] == nil && tx.b.table(bt, bucketFiles).get(tx.b.seal.fileKey(f.Hash)) == nil {
				e = append(e, record.FieldError{Field: fmt.Sprintf("files[%d]", i), Fault: record.FaultMissing})
			}
		}
		return nil
	})
	if err != nil {
		e = append(e, record.FieldError{Field: "files", Fault: record.FaultMissing})
	}
	return e
}

// File returns the bytes of an attachment by its hash. ErrNoPDF: the book has none
// under it. ErrDamaged.
func (b *Book) File(hash string) (data []byte, err error) {
	err = b.reading(func(bt *bbolt.Tx) error {
		key := b.seal.fileKey(hash)
		value := b.table(bt, bucketFiles).get(key)
		if value == nil {
			return ErrNoPDF
		}
		data, _, err = b.openFile(key, value)
		return err
	})
	return data, err
}

// PDF returns the paper that was frozen under a hash. ErrNoPDF, ErrDamaged.
func (b *Book) PDF(hash string) ([]byte, error) { return b.File(hash) }

// openFile opens the bytes of a file and says their hash.
func (b *Book) openFile(key, value []byte) (data, hash []byte, err error) {
	if data, _, err = b.seal.open(nil, bucketFiles, key, value); err == nil {
		hash, err = b.hashOf(key, data)
	}
	return data, hash, err
}

// hashOf is the hash of the bytes of a file, which must belong under key.
func (b *Book) hashOf(key, data []byte) (hash []byte, err error) {
	sum := sha256.Sum256(data)
	hash = hex.AppendEncode(nil, sum[:])
	if !bytes.Equal(b.seal.fileKey(string(hash)), key) {
		return nil, fmt.Errorf("%w: a file has another hash", ErrDamaged)
	}
	return hash, nil
}
