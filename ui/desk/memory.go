package desk

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
)

// FileMemory is a Memory in one JSON file. A file that cannot be read counts as
// empty, one that cannot be written is left: nothing in it is worth a message. It may be
// used by several goroutines.
type FileMemory struct {
	mu   sync.Mutex
	path string
	data map[string]json.RawMessage
}

// OpenMemory reads the file, which need not exist. "" keeps everything in memory.
func OpenMemory(path string) *FileMemory {
	m := &FileMemory{path: path, data: map[string]json.RawMessage{}}
	if b, err := os.ReadFile(path); err == nil {
		if json.Unmarshal(b, &m.data) != nil || m.data == nil {
			m.data = map[string]json.RawMessage{}
		}
	}
	return m
}

// Get implements Memory.
func (m *FileMemory) Get(key string, into any) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	b, ok := m.data[key]
	return ok && json.Unmarshal(b, into) == nil
}

// Put implements Memory. The file is replaced as a whole, and only when something
// changed.
func (m *FileMemory) Put(key string, v any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	b, err := json.Marshal(v)
	if err != nil || string(b) == string(m.data[key]) {
		return
	}
	m.data[key] = b
	if m.path == "" {
		return
	}
	all, err := json.MarshalIndent(m.data, "", " ")
	if err != nil || os.MkdirAll(filepath.Dir(m.path), 0o700) != nil {
		return
	}
	if os.WriteFile(m.path+".new", all, 0o600) == nil {
		_ = os.Rename(m.path+".new", m.path)
	}
}
