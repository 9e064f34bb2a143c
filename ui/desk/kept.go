package desk

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// KeptFields adds to a form until when a person's data may be kept and what they agreed
// to.
func KeptFields[T record.Record](f *part.Form[T], today func() record.Date, of func(T) *record.Person) {
	f.Add(
		part.Date("keepUntil", words.KeepUntil, today, true, func(r T) *record.Date { return &of(r).KeepUntil }).Hint(words.KeepUntilHint),
		part.Rows("consents", words.PersonConsents, func(r T) *[]record.Consent { return &of(r).Consents }, func() []*part.Field[*record.Consent] {
			return []*part.Field[*record.Consent]{
				part.Choice("purpose", words.ConsentPurpose, NamedChoices(words.ConsentPurposes), func(c *record.Consent) *string { return &c.Purpose }).Grow(1.6),
				part.Date("date", words.ConsentDate, today, false, func(c *record.Consent) *record.Date { return &c.Date }),
				part.Choice("form", words.ConsentForm, NamedChoices(words.ConsentForms), func(c *record.Consent) *string { return &c.Form }),
				part.Date("withdrawn", words.ConsentWithdrawn, today, false, func(c *record.Consent) *record.Date { return &c.Withdrawn }),
			}
		}),
	)
}

// NamedChoices offers codes by their names.
func NamedChoices(list []words.Named) func() []part.Option {
	return func() (out []part.Option) {
		for _, x := range list {
			out = append(out, part.Option{Value: x.Code, Label: x.Name})
		}
		return out
	}
}
