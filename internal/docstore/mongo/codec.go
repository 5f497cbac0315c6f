package mongo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"

	"minzheng/internal/docstore"
)

// The document d is the JSON body in BSON: objects keep the order of their keys, integers are int64, other numbers double.
// What would not survive is escaped with "%", which is itself escaped, so that decoding is exact:
// "." "$" "%" and NUL in a key are %2E %24 %25 %00, an empty key is "%"; an array in an array is {"%a": […]}; a number that is
// neither an int64 nor the shortest text of its double is {"%n": "text"}.

const (
	innerArray  = "%a"
	exactNumber = "%n"
)

var (
	escapeKey   = strings.NewReplacer("%", "%25", ".", "%2E", "$", "%24", "\x00", "%00")
	unescapeKey = strings.NewReplacer("%25", "%", "%2E", ".", "%24", "$", "%00", "\x00")
)

func decodeBody(body []byte) (bson.D, error) {
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	v, err := decodeValue(d, false)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", docstore.ErrBadDocument, err)
	}
	doc, ok := v.(bson.D)
	if _, err := d.Token(); !ok || !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: the body is not one JSON object", docstore.ErrBadDocument)
	}
	return doc, nil
}

func decodeValue(d *json.Decoder, inArray bool) (any, error) {
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch x := t.(type) {
	case json.Delim:
		if x == '{' {
			return decodeObject(d)
		}
		a := bson.A{}
		for d.More() {
			v, err := decodeValue(d, true)
			if err != nil {
				return nil, err
			}
			a = append(a, v)
		}
		if _, err := d.Token(); err != nil {
			return nil, err
		}
		if inArray {
			return bson.D{{Key: innerArray, Value: a}}, nil
		}
		return a, nil
	case json.Number:
		return decodeNumber(string(x)), nil
	}
	return t, nil
}

func decodeObject(d *json.Decoder) (bson.D, error) {
	out := bson.D{}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		v, err := decodeValue(d, false)
		if err != nil {
			return nil, err
		}
		key := "%"
		if name, _ := t.(string); name != "" {
			key = escapeKey.Replace(name)
		}
		out = append(out, bson.E{Key: key, Value: v})
	}
	_, err := d.Token()
	return out, err
}

func decodeNumber(text string) any {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && text != "-0" {
		return n
	}
	if f, err := strconv.ParseFloat(text, 64); err == nil {
		if again, err := json.Marshal(f); err == nil && string(again) == text {
			return f
		}
	}
	return bson.D{{Key: exactNumber, Value: text}}
}

// encodeBody is the inverse of decodeBody.
func encodeBody(doc bson.D) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(512)
	err := encodeValue(&b, doc)
	return b.Bytes(), err
}

func encodeValue(b *bytes.Buffer, v any) error {
	switch x := v.(type) {
	case bson.D:
		return encodeObject(b, x)
	case bson.A:
		b.WriteByte('[')
		for i, e := range x {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := encodeValue(b, e); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	case string, bool, float64, nil:
		text, err := json.Marshal(x)
		b.Write(text)
		return err
	case int64:
		b.Write(strconv.AppendInt(b.AvailableBuffer(), x, 10))
	case int32: // written by hand or by another tool
		b.Write(strconv.AppendInt(b.AvailableBuffer(), int64(x), 10))
	default:
		return fmt.Errorf("mongo: a stored %T", v)
	}
	return nil
}

func encodeObject(b *bytes.Buffer, doc bson.D) error {
	if len(doc) == 1 {
		switch doc[0].Key {
		case innerArray:
			return encodeValue(b, doc[0].Value)
		case exactNumber:
			text, _ := doc[0].Value.(string)
			b.WriteString(text)
			return nil
		}
	}
	b.WriteByte('{')
	for i, e := range doc {
		if i > 0 {
			b.WriteByte(',')
		}
		name := ""
		if e.Key != "%" {
			name = unescapeKey.Replace(e.Key)
		}
		text, err := json.Marshal(name)
		if err != nil {
			return err
		}
		b.Write(text)
		b.WriteByte(':')
		if err := encodeValue(b, e.Value); err != nil {
			return err
		}
	}
	b.WriteByte('}')
	return nil
}

// stored is the form of a document as read back.
type stored struct {
	ID string `bson:"_id"`
	V  int64  `bson:"v"`
	D  bson.D `bson:"d"`
}

func (d stored) raw() (docstore.Raw, error) {
	body, err := encodeBody(d.D)
	if err != nil {
		return docstore.Raw{}, fmt.Errorf("mongo: document %s: %w", d.ID, err)
	}
	return docstore.Raw{ID: d.ID, Version: d.V, Body: body}, nil
}

// document is the form of a record as written.
func document(s *docstore.Schema, r docstore.Record) (bson.D, error) {
	d, err := decodeBody(r.Body)
	if err != nil {
		return nil, err
	}
	x, sets, u := bson.D{}, bson.D{}, bson.D{}
	for i, f := range s.Scalars {
		if !r.Cols[i].IsNull() {
			x = append(x, bson.E{Key: f.Name, Value: r.Cols[i].Any()})
		}
	}
	for i, f := range s.Sets {
		if len(r.Sets[i]) > 0 {
			sets = append(sets, bson.E{Key: f.Name, Value: r.Sets[i]})
		}
	}
	for i, name := range s.Uniques {
		if !r.Guards[i].IsNull() {
			u = append(u, bson.E{Key: name, Value: r.Guards[i].Str})
		}
	}
	return bson.D{{Key: "_id", Value: r.ID}, {Key: "v", Value: r.Version}, {Key: "x", Value: x}, {Key: "s", Value: sets}, {Key: "u", Value: u}, {Key: "d", Value: d}}, nil
}
