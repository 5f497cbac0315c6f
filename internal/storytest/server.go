package storytest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Build compiles the server of the module at root as it is and returns the binary, which lies in dir.
func Build(dir, root string) (string, error) {
	bin := filepath.Join(dir, "minzheng")
	if out, err := exec.Command("go", "build", "-C", root, "-o", bin, "./server").CombinedOutput(); err != nil { //nolint:gosec,noctx // our own source, at the beginning of all tests
		return "", fmt.Errorf("build the server: %w\n%s", err, out)
	}
	return bin, nil
}

// Server is one server process at a time on one store.
type Server struct {
	Bin  string
	Args []string // --store, --keys and what else every command needs

	mu      sync.Mutex
	up      *sync.Cond
	url     string // "" while it is down
	cmd     *exec.Cmd
	stderr  *bytes.Buffer
	stopped chan struct{}
}

// NewServer is a server that has yet to start. It is ended with the test.
func NewServer(t testing.TB, bin string, args ...string) *Server {
	t.Helper()
	s := At("")
	s.Bin, s.Args = bin, args
	t.Cleanup(s.Kill)
	return s
}

// At is a server that somebody else has started.
func At(url string) *Server {
	s := &Server{url: url}
	s.up = sync.NewCond(&s.mu)
	return s
}

// Command runs one command of the binary to its end.
func (s *Server) Command(ctx context.Context, name string, args ...string) (string, error) {
	out, err := exec.CommandContext(ctx, s.Bin, append(append([]string{name}, args...), s.Args...)...).CombinedOutput() //nolint:gosec // our own binary
	if err != nil {
		return string(out), fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return string(out), nil
}

// Start starts the process with its clock at an instant (RFC 3339) and waits until it is ready.
func (s *Server) Start(instant string) error {
	args := append([]string{"serve", "--addr", "127.0.0.1:0", "--log-level", "warn", "--clock", instant}, s.Args...)
	cmd := exec.Command(s.Bin, args...) //nolint:gosec,noctx // our own binary; it outlives a context and is ended by Kill
	stderr := &bytes.Buffer{}
	cmd.Stderr = stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	lines := bufio.NewScanner(stdout)
	for lines.Scan() {
		port, ready := strings.CutPrefix(lines.Text(), "Minzheng is ready: http://localhost:")
		if !ready {
			continue
		}
		s.mu.Lock()
		s.cmd, s.stderr, s.url, s.stopped = cmd, stderr, "http://127.0.0.1:"+port, make(chan struct{})
		go func(stopped chan struct{}) {
			for lines.Scan() { //nolint:revive // drains what is printed until the process ends
			}
			_ = cmd.Wait()
			close(stopped)
		}(s.stopped)
		s.up.Broadcast()
		s.mu.Unlock()
		return nil
	}
	err = cmd.Wait()
	return errors.Join(fmt.Errorf("the server did not start:\n%s", stderr), err)
}

// Kill ends the process at once (SIGKILL), whatever it is doing, and waits until it is gone.
func (s *Server) Kill() {
	s.mu.Lock()
	cmd, stopped := s.cmd, s.stopped
	s.cmd, s.url = nil, ""
	s.mu.Unlock()
	if cmd == nil {
		return
	}
	_ = cmd.Process.Kill()
	<-stopped
}

// URL is where the server answers; it waits while the server is down.
func (s *Server) URL() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.url == "" {
		s.up.Wait()
	}
	return s.url
}

// Said is what the process has written to its error log since it was started.
func (s *Server) Said() string {
	s.Kill()
	return s.stderr.String()
}
