package s005

// Name stands in the history and in errors.
const Name = "s005: a protected book gives away nothing but its size"

// Up brings the JSON of a record of schema 4 to schema 5: it is the same.
func Up(_ string, old []byte) ([]byte, error) { return old, nil }
