package store

// Rules of this file: a password is set, changed and taken away by writing the book
// anew under a fresh data key, so that what was known before (a plain key, the old
// password) opens nothing that is written from then on. The program's own copies follow
// (copies.go).

// Sealed says what setting or taking away a password came to.
type Sealed struct {
	Wiped  bool // the bytes of the old file were overwritten
	Copies Copies
}

// Protected says that the book opens with a secret only.
func (b *Book) Protected() bool {
	_, ring := b.secret()
	return ring.protected()
}

func (b *Book) secret() ([]byte, keyring) {
	b.under.RLock()
	defer b.under.RUnlock()
	return b.key, b.ring
}

// CheckSecret makes sure that somebody knows the password or the recovery code, as
// when the window was locked. ErrWrongSecret, ErrSecret. A book without protection
// takes anything. It takes as long as opening.
func (b *Book) CheckSecret(secret string) error {
	_, ring := b.secret()
	b.o.sleep(delay(b.path))
	_, err := ring.open(secret)
	tried(b.path, err)
	return err
}

// SetPassword protects the book, or gives a protected one another password. code is
// one of NewCode, which the caller has printed: the one before opens nothing any more.
// copies are files of the program's own backups, or folders with them; copies of this
// book among them are rewritten under the same secrets. ErrPassword, ErrCode,
// ErrFull, ErrReadOnly; ErrDamaged: a value of the book does not open. With an error
// the book is as it was.
func (b *Book) SetPassword(password, code string, copies ...string) (Sealed, error) {
	if err := FitPassword(password); err != nil {
		return Sealed{}, err
	}
	code, ok := ReadCode(code)
	if !ok {
		return Sealed{}, ErrCode
	}
	key := newKey()
	return b.reseal(key, secretRing(key, password, code, b.o.cost), copies)
}

// RemovePassword makes the book one that opens without a secret: see SetPassword.
func (b *Book) RemovePassword(copies ...string) (Sealed, error) {
	key := newKey()
	return b.reseal(key, plainRing(key), copies)
}

func (b *Book) reseal(key []byte, ring keyring, copies []string) (s Sealed, err error) {
	keyBefore, ringBefore := b.secret()
	if s.Wiped, err = b.rewrite(key, ring); err != nil {
		return s, err
	}
	s.Copies = b.align(copies, nil, known{ringBefore, keyBefore})
	return s, nil
}
