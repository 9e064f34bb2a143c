package paper

import "math"

// signature sets the end of a document as one piece (mục II, khoản 7-9): the signer
// in the right half, Nơi nhận or a second signer in the left, level with the
// signer's title.
func (l *layout) signature(s *Signature) {
	if h := l.signatureHeight(s); h > l.bodyHeight() && len(s.Recipients) > 0 {
		l.longRecipients(s)
		return
	}
	a := l.begin()
	a.gap = signatureGap * mmPerPoint
	a.height = l.signers(s)
	l.push(a)
}

func (l *layout) signatureHeight(s *Signature) float64 {
	a := l.begin()
	l.quiet = true
	h := l.signers(s)
	l.quiet = false
	l.texts, l.rules = l.texts[:a.t0], l.rules[:a.r0]
	return h
}

// longRecipients sets a list of recipients that no page can hold beside the signer:
// the signer first, the list below as text.
func (l *layout) longRecipients(s *Signature) {
	alone := *s
	alone.Recipients = nil
	l.signature(&alone)
	for i, r := range s.Recipients {
		p := Paragraph{Runs: r.Runs, Size: size(r.Size, recipientSize(i)), Before: -1}
		l.paragraph(&p, 0)
	}
}

func recipientSize(i int) float64 {
	if i == 0 {
		return RecipientsSize
	}
	return RecipientSize
}

// signers sets both halves from the top of the strip and returns its height.
func (l *layout) signers(s *Signature) float64 {
	half := (l.textWidth() - columnGap) / 2
	xl, xr := MarginLeft, MarginLeft+l.textWidth()-half
	top := 0.0
	if !empty(s.Date.Runs) {
		top, _ = l.block(&s.Date, xr, 0, half, Centre, DateSize)
	}
	yl, yr := top, top
	yl, _ = l.column(s.Left, xl, yl, half, Centre, always(SignerSize))
	yr, _ = l.column(s.Right, xr, yr, half, Centre, always(SignerSize))
	if !empty(s.LeftNote.Runs) {
		yl, _ = l.block(&s.LeftNote, xl, yl, half, Centre, NoteSize)
	}
	if !empty(s.RightNote.Runs) {
		yr, _ = l.block(&s.RightNote, xr, yr, half, Centre, NoteSize)
	}
	low := math.Max(yl, yr)
	if !empty(s.LeftName.Runs) || !empty(s.RightName.Runs) {
		low = l.names(s, low+SignatureLines*lineHeight(SignerSize, 1), xl, xr, half)
	}
	if len(s.Recipients) > 0 {
		if len(s.Left) > 0 || !empty(s.LeftName.Runs) || !empty(s.LeftNote.Runs) {
			top = low // the left half has a signer already
		}
		low = math.Max(low, l.recipients(s, top, xl, half))
	}
	return low
}

// names sets the printed names on one line below the room for the hands.
func (l *layout) names(s *Signature, y, xl, xr, half float64) float64 {
	low := y
	if !empty(s.LeftName.Runs) {
		low, _ = l.block(&s.LeftName, xl, y, half, Centre, SignerSize)
	}
	if !empty(s.RightName.Runs) {
		end, _ := l.block(&s.RightName, xr, y, half, Centre, SignerSize)
		low = math.Max(low, end)
	}
	return low
}

// recipients sets Nơi nhận with its first baseline level with the signer's title.
func (l *layout) recipients(s *Signature, top, x, width float64) float64 {
	first := size(s.Recipients[0].Size, RecipientsSize)
	signer := SignerSize
	if len(s.Right) > 0 {
		signer = size(s.Right[0].Size, SignerSize)
	}
	drop := baseline(signer, lineHeight(signer, 1)) - baseline(first, lineHeight(first, 1))
	y, _ := l.column(s.Recipients, x, top+math.Max(0, drop), width, Left, recipientSize)
	return y
}
