package secret

import (
	"bytes"
	"crypto/cipher"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

type file struct {
	Keys    []fieldKey `json:"keys"`
	Blind   []byte     `json:"blind"`
	Signing []signKey  `json:"signing"`
	Cursor  []byte     `json:"cursor"`
}

// Load reads a key file. It must be a regular file that only its owner can read (mode 0600).
// Errors: fs.ErrNotExist, or ErrKeyFile with the reason.
func Load(path string) (*Keyring, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%w: %s is not a regular file", ErrKeyFile, path)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%w: %s can be read by others (mode %04o, want 0600)", ErrKeyFile, path, info.Mode().Perm())
	}
	b, err := io.ReadAll(io.LimitReader(f, 1<<20))
	if err != nil {
		return nil, err
	}
	k, err := parse(b)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrKeyFile, path, err)
	}
	return k, nil
}

// LoadOrCreate is Load, or, where there is no file yet, Generate and write it. Of two processes
// that start at once, one writes and both use its keys.
func LoadOrCreate(path string, now time.Time) (*Keyring, error) {
	k, err := Load(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return k, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	if k, err = Generate(now); err != nil {
		return nil, err
	}
	// A hard link, unlike a rename, fails if the file is there by now.
	if err := k.write(path, os.Link); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	return Load(path)
}

// Save replaces the key file as a whole, after a rotation.
func (k *Keyring) Save(path string) error { return k.write(path, os.Rename) }

// write puts the ring into a synced temporary file beside path and moves it there.
func (k *Keyring) write(path string, place func(from, to string) error) error {
	k.mu.RLock()
	b, err := json.MarshalIndent(file{Keys: k.fields, Blind: k.blind, Signing: k.signing, Cursor: k.cursor}, "", "  ")
	k.mu.RUnlock()
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".keys-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // after a rename there is nothing left to remove
	if _, err = f.Write(append(b, '\n')); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return place(f.Name(), path)
}

func parse(b []byte) (*Keyring, error) {
	var f file
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return nil, errors.New("not the JSON of a key file") // the decoder's message could quote a key
	}
	if len(f.Blind) != keySize || len(f.Cursor) != keySize {
		return nil, errors.New("blind or cursor key is missing or not 32 bytes")
	}
	if len(f.Keys) == 0 || len(f.Signing) == 0 {
		return nil, errors.New("no field key or no signing key")
	}
	k := &Keyring{fields: f.Keys, aeads: map[string]cipher.AEAD{}, blind: f.Blind, signing: f.Signing, cursor: f.Cursor}
	for _, key := range f.Keys {
		if key.ID == "" || len(key.AES) != keySize || k.aeads[key.ID] != nil {
			return nil, fmt.Errorf("field key %q is repeated or not 32 bytes", key.ID)
		}
		aead, err := newAEAD(key.AES)
		if err != nil {
			return nil, err
		}
		k.aeads[key.ID] = aead
	}
	kids := map[string]bool{}
	for _, s := range f.Signing {
		if len(s.Seed) != keySize || s.KID == "" || kids[s.KID] {
			return nil, fmt.Errorf("signing key %q is repeated or not 32 bytes", s.KID)
		}
		kids[s.KID] = true
	}
	if f.Signing[len(f.Signing)-1].Retired != nil {
		return nil, errors.New("the last signing key is retired")
	}
	return k, nil
}
