package practice

import (
	"errors"
	"os"
	"slices"

	"sophongtrao/assets"
	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/sample"
)

// Create makes the practice book in a new file. The errors are those of sample.Make
// and store.Create.
func Create(path string, o store.Options, size sample.Size) (*store.Book, error) {
	recs, err := sample.Make(assets.SampleWords(), assets.Defaults(), size)
	if err != nil {
		return nil, err
	}
	b, err := store.Create(path, o, recs...)
	if err != nil {
		return nil, err
	}
	if err := finish(b); err != nil {
		return nil, errors.Join(err, b.Close(), os.Remove(path))
	}
	return b, nil
}

// finish issues what has a day, oldest first, so that no number is back-dated; then
// one issued paper is corrected.
func finish(b *store.Book) error {
	var due []*record.Document
	b.Read(func(v *record.View) {
		for d := range v.Documents.All() {
			if d.Is() == record.Draft && d.Date.IsDay() {
				due = append(due, d)
			}
		}
	})
	slices.SortStableFunc(due, func(x, y *record.Document) int { return x.Date.Compare(y.Date) })
	for _, d := range due {
		if err := issue(b, d); err != nil {
			return err
		}
	}
	return correct(b)
}

// issue gives the draft its number and paper, and makes it void where it says why. A
// commune too small for the paper keeps the draft.
func issue(b *store.Book, d *record.Document) error {
	op := store.Op{Code: "issue", Kind: record.KindDocument, N: 1, Label: d.Title}
	done, _, err := b.Issue(op, d.ID, d.Date, func(v *record.View, d *record.Document) ([]byte, error) {
		signer, _ := v.Committee().SignerOn(d.Date)
		return report.Issue(v, d, signer, face.Bundled())
	})
	if err != nil {
		if errors.Is(err, report.ErrUnready) || forms.Explain(err) != "" {
			return nil
		}
		return err
	}
	if done.Reason == "" {
		return nil
	}
	_, err = b.Void(store.Op{Code: "void", Kind: record.KindDocument, N: 1, Label: done.Symbol}, done.ID, done.Reason)
	return err
}

// correct issues the correction that the words have for one of the issued papers.
func correct(b *store.Book) (err error) {
	var d *record.Document
	b.Read(func(v *record.View) { d, err = sample.Correction(assets.SampleWords(), v) })
	if err != nil || d == nil {
		return err
	}
	if _, err := b.Save(store.Op{Code: "add", Kind: record.KindDocument, N: 1, Label: d.Title}, d); err != nil {
		return err
	}
	return issue(b, d)
}
