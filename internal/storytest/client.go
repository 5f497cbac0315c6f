package storytest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"regexp"
	"strings"
	"sync"

	"minzheng/frontend"
)

// password opens every account of the demo city.
const password = "minzheng-demo"

// Fault is an error of the API as a client sees it.
type Fault struct {
	Code, Reason, Message string
	Fields                []string // path: message
}

func (f *Fault) Error() string {
	return fmt.Sprintf("%s %s: %s %s", f.Code, f.Reason, f.Message, strings.Join(f.Fields, "; "))
}

// Client is the people of the story at their desks. It may be used by several goroutines.
type Client struct {
	Server *Server
	// Patient repeats a request, with its id, for as long as the connection is lost: the way of a client that must know.
	Patient bool
	// Before, if set, is called before each request is sent.
	Before func(op string)

	http   *http.Client
	hashes map[string]string // of the front end's operations by name

	mu       sync.Mutex
	tokens   map[string]string
	requests int
}

var operation = regexp.MustCompile(`\b(?:query|mutation) (\w+)`)

// NewClient knows the documents of the front end.
func NewClient(s *Server) (*Client, error) {
	var texts map[string]string
	if err := json.Unmarshal(frontend.Documents, &texts); err != nil {
		return nil, err
	}
	c := &Client{Server: s, http: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}, hashes: map[string]string{}, tokens: map[string]string{}}
	for hash, text := range texts {
		if m := operation.FindStringSubmatch(text); m != nil {
			c.hashes[m[1]] = hash
		}
	}
	return c, nil
}

// Request is a new request id.
func (c *Client) Request() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.requests++
	return fmt.Sprintf("story-request-%06d", c.requests)
}

// Do runs one of the front end's operations as a member of staff and reads the data into out. An error of the API is a *Fault.
func (c *Client) Do(ctx context.Context, user, op string, variables, out any) error {
	hash, ok := c.hashes[op]
	if !ok {
		return fmt.Errorf("the front end has no operation %s", op)
	}
	return c.graphql(ctx, user, op, map[string]any{"variables": variables, "extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hash}}}, out)
}

// Ask runs a query in the caller's own words.
func (c *Client) Ask(ctx context.Context, user, query string, out any) error {
	return c.graphql(ctx, user, "own words", map[string]any{"query": query}, out)
}

func (c *Client) graphql(ctx context.Context, user, op string, request, out any) error {
	body, err := json.Marshal(request)
	if err != nil {
		return err
	}
	status, answer, err := c.send(ctx, user, op, http.MethodPost, "/graphql", "application/json", body)
	if err != nil {
		return err
	}
	var got struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct {
				Code, Reason string
				Fields       []struct{ Path, Message string }
			}
		}
	}
	if err := json.Unmarshal(answer, &got); err != nil {
		return fmt.Errorf("%s as %s: status %d: %w", op, user, status, err)
	}
	if len(got.Errors) > 0 {
		e := got.Errors[0]
		f := &Fault{Code: e.Extensions.Code, Reason: e.Extensions.Reason, Message: e.Message}
		for _, x := range e.Extensions.Fields {
			f.Fields = append(f.Fields, x.Path+": "+x.Message)
		}
		return fmt.Errorf("%s as %s: %w", op, user, f)
	}
	return json.Unmarshal(got.Data, out)
}

// Upload sends a file and returns its id.
func (c *Client) Upload(ctx context.Context, user, name string, content []byte) (string, error) {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		return "", err
	}
	_, _ = part.Write(content)
	if err := w.Close(); err != nil {
		return "", err
	}
	status, answer, err := c.send(ctx, user, "upload", http.MethodPost, "/files", w.FormDataContentType(), body.Bytes())
	if err != nil {
		return "", err
	}
	var file struct{ ID string }
	if err := json.Unmarshal(answer, &file); err != nil || file.ID == "" {
		return "", fmt.Errorf("upload of %s as %s: status %d: %s", name, user, status, answer)
	}
	return file.ID, nil
}

// Download reads a path of the server.
func (c *Client) Download(ctx context.Context, user, path string) (int, []byte, error) {
	return c.send(ctx, user, "download", http.MethodGet, path, "", nil)
}

func (c *Client) send(ctx context.Context, user, op, method, path, contentType string, body []byte) (int, []byte, error) {
	again := true
	for {
		token, err := c.token(ctx, user)
		if err != nil {
			return 0, nil, err
		}
		if c.Before != nil {
			c.Before(op)
		}
		status, answer, err := c.once(ctx, method, path, contentType, token, body)
		switch {
		case err != nil && c.Patient && ctx.Err() == nil:
		case err != nil:
			return 0, nil, fmt.Errorf("%s as %s: %w", op, user, err)
		case status == http.StatusUnauthorized && again: // the token ran out
			again = false
			c.mu.Lock()
			delete(c.tokens, user)
			c.mu.Unlock()
		default:
			return status, answer, nil
		}
	}
}

func (c *Client) once(ctx context.Context, method, path, contentType, token string, body []byte) (int, []byte, error) {
	r, err := http.NewRequestWithContext(ctx, method, c.Server.URL()+path, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	r.Header.Set("Accept", "application/json")
	resp, err := c.http.Do(r)
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	return resp.StatusCode, answer, err
}

func (c *Client) token(ctx context.Context, user string) (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock() // one sign-in at a time: a password costs a core
	if t := c.tokens[user]; t != "" {
		return t, nil
	}
	body, err := json.Marshal(map[string]string{"username": user, "password": password})
	if err != nil {
		return "", err
	}
	for {
		status, answer, err := c.once(ctx, http.MethodPost, "/auth/login", "application/json", "", body)
		if err != nil && c.Patient && ctx.Err() == nil {
			continue
		}
		if err != nil {
			return "", err
		}
		var in struct{ AccessToken string }
		if err := json.Unmarshal(answer, &in); err != nil || in.AccessToken == "" {
			return "", errors.Join(fmt.Errorf("sign-in of %s: status %d: %s", user, status, answer), err)
		}
		c.tokens[user] = in.AccessToken
		return in.AccessToken, nil
	}
}
