// Command bench measures the workloads A to E of the product on a seeded city: requests per second, latency, and the
// server's CPU time per request, beside a yardstick that answers the same questions by hand-written SQL over plain HTTP
// on the same file in the same run. It prints and never fails on a number. Linux only (it reads /proc).
package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // the yardstick's driver

	"minzheng/internal/storytest"
)

type workload struct {
	key, what string
	query     string // GraphQL free text, asked by the auditor
}

func main() {
	bin := flag.String("bin", "bin/minzheng", "the server's binary")
	scale := flag.Float64("scale", 1, "scale of the city")
	secs := flag.Float64("seconds", 4, "time per workload")
	conns := flag.Int("connections", 16, "connections")
	yard := flag.String("yardstick", "", "internal: serve the yardstick on this store")
	flag.Parse()
	var err error
	if *yard != "" {
		err = yardstick(*yard, flag.Arg(0))
	} else {
		err = run(*bin, *scale, time.Duration(*secs*float64(time.Second)), *conns)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(bin string, scale float64, each time.Duration, conns int) error {
	dir, err := os.MkdirTemp("", "minzheng-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	store, keys := "sqlite:"+filepath.Join(dir, "city.db"), filepath.Join(dir, "keys.json")
	start := time.Now()
	seed := exec.Command(bin, "seed", "--scale", fmt.Sprint(scale), "--store", store, "--keys", keys)
	seed.Stderr = io.Discard
	if err := seed.Run(); err != nil {
		return fmt.Errorf("seed: %w", err)
	}
	info, _ := os.Stat(filepath.Join(dir, "city.db"))
	fmt.Printf("seed --scale %v: %.1f s (CPU %.1f s), %d MB\n", scale, time.Since(start).Seconds(), seed.ProcessState.UserTime().Seconds()+seed.ProcessState.SystemTime().Seconds(), info.Size()>>20)

	addr := freePort()
	start = time.Now()
	srv := exec.Command(bin, "serve", "--addr", addr, "--store", store, "--keys", keys, "--log-level", "error")
	srv.Stderr = io.Discard
	if err := srv.Start(); err != nil {
		return err
	}
	defer stop(srv)
	base := "http://" + addr
	if err := ready(base + "/readyz"); err != nil {
		return err
	}
	fmt.Printf("second start to /readyz: %d ms; idle memory %d MB\n", time.Since(start).Milliseconds(), rss(srv.Process.Pid))

	self, err := os.Executable()
	if err != nil {
		return err
	}
	yardAddr := freePort()
	ys := exec.Command(self, "-yardstick", filepath.Join(dir, "city.db"), yardAddr)
	if err := ys.Start(); err != nil {
		return err
	}
	defer stop(ys)
	if err := ready("http://" + yardAddr + "/"); err != nil {
		return err
	}
	token, err := login(base, "city.auditor")
	if err != nil {
		return err
	}
	caseID, err := oneCase(base, token)
	if err != nil {
		return err
	}
	fmt.Printf("\n%-52s %10s %10s %10s %10s %8s\n", "workload, "+strconv.Itoa(conns)+" connections", "req/s", "p50 ms", "p95 ms", "CPU ms", "ratio")
	for _, w := range workloads(caseID) {
		body, _ := json.Marshal(map[string]string{"query": w.query})
		a := load(srv.Process.Pid, each, conns, func() error { return post(base+"/graphql", token, body) })
		b := load(ys.Process.Pid, each, conns, func() error { return get("http://" + yardAddr + "/" + w.key + "?id=" + caseID) })
		fmt.Printf("%-52s %10.0f %10.2f %10.2f %10.2f %8.2f\n", w.key+" "+w.what, a.rate, a.p50, a.p95, a.cpu, a.rate/b.rate)
		fmt.Printf("%-52s %10.0f %10.2f %10.2f %10.2f\n", "  yardstick by hand", b.rate, b.p50, b.p95, b.cpu)
		if a.failed+b.failed > 0 {
			fmt.Printf("  failed: %d, yardstick %d\n", a.failed, b.failed)
		}
	}
	return creations(srv.Process.Pid, base, "http://"+yardAddr, each, conns)
}

// creations measures D: families are registered first, then one draft of an application is opened for each.
func creations(pid int, base, yard string, each time.Duration, conns int) error {
	const families = 800
	c, err := storytest.NewClient(storytest.At(base))
	if err != nil {
		return err
	}
	list := make(chan *storytest.Family, families)
	var next atomic.Int64
	settle := load(pid, time.Minute, conns, func() error {
		n := int(next.Add(1))
		if n > families {
			return errDone
		}
		f := storytest.NewFamily(n)
		f.Members = f.Members[:1]
		if err := c.Settle(context.Background(), f); err != nil {
			return err
		}
		list <- f
		return nil
	})
	close(list)
	a := load(pid, each, conns, func() error {
		f, more := <-list
		if !more {
			return errDone
		}
		return c.Open(context.Background(), f)
	})
	b := load(pid, each, conns, func() error { return post(yard+"/D", "", []byte("{}")) })
	fmt.Printf("%-52s %10.0f %10.2f %10.2f %10.2f %8.2f\n", "D open one case, durable before the answer", a.rate, a.p50, a.p95, a.cpu, a.rate/b.rate)
	fmt.Printf("%-52s %10.0f %10.2f %10.2f\n", "  yardstick by hand", b.rate, b.p50, b.p95)
	if settle.failed+a.failed+b.failed > 0 {
		fmt.Printf("  failed: %d and %d, yardstick %d\n", settle.failed, a.failed, b.failed)
	}
	return nil
}

const township = "339981100000"

func workloads(caseID string) []workload {
	return []workload{
		{key: "A", what: "20 newest cases in benefit of a township, with members", query: `{ cases(where: [{field: "township", op: EQ, values: ["` + township + `"]}, {field: "status", op: EQ, values: ["IN_BENEFIT"]}], first: 20) { totalCount nodes { id number status applicantName amount household { number members { relation person { name sex birth } } } } } }`},
		{key: "B", what: "group by township and programme: count, sum", query: `{ figures(query: {dataset: "cases", by: ["township", "program"], measures: [{op: COUNT, as: "n"}, {op: SUM, field: "amount", as: "sum"}]}) { rows { keys values } } }`},
		{key: "C", what: "one case with household and members", query: `{ case(caseId: "` + caseID + `") { id number status applicantName amount household { number members { relation person { name sex birth } } } } }`},
		{key: "E", what: "people by two characters of a name in a township", query: `{ people(search: "建国", regionCode: "` + township + `", first: 20) { nodes { id name birth } } }`},
	}
}

// yardstick answers the same questions by SQL.
func yardstick(path, addr string) error {
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro&_pragma=query_only(1)&_pragma=mmap_size(1073741824)")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(4)
	// Its own file: the yardstick writes beside the product, not into it.
	writer, err := sql.Open("sqlite", "file:"+path+".yardstick?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		return err
	}
	writer.SetMaxOpenConns(1)
	if _, err := writer.Exec(`CREATE TABLE IF NOT EXISTS made (number INTEGER PRIMARY KEY, body TEXT)`); err != nil {
		return err
	}
	rows := func(w http.ResponseWriter, q string, args ...any) error {
		rs, err := db.Query(q, args...)
		if err != nil {
			return err
		}
		defer rs.Close()
		cols, _ := rs.Columns()
		var out [][]any
		for rs.Next() {
			vals := make([]any, len(cols))
			ptr := make([]any, len(cols))
			for i := range vals {
				ptr[i] = &vals[i]
			}
			if err := rs.Scan(ptr...); err != nil {
				return err
			}
			for i, v := range vals {
				if b, ok := v.([]byte); ok {
					vals[i] = json.RawMessage(b)
				}
			}
			out = append(out, vals)
		}
		if err := rs.Err(); err != nil {
			return err
		}
		return json.NewEncoder(w).Encode(out)
	}
	answer := func(f func(w http.ResponseWriter, r *http.Request) error) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if err := f(w, r); err != nil {
				http.Error(w, err.Error(), 500)
			}
		}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/A", answer(func(w http.ResponseWriter, _ *http.Request) error {
		return rows(w, `SELECT c.body, h.body FROM cases c JOIN households h ON h.id = c.c_household WHERE c.c_township = ? AND c.c_status = 'IN_BENEFIT' ORDER BY c.c_createdAt DESC, c.id DESC LIMIT 20`, township)
	}))
	mux.HandleFunc("/B", answer(func(w http.ResponseWriter, _ *http.Request) error {
		return rows(w, `SELECT c_township, c_program, count(*), sum(c_amount) FROM cases GROUP BY 1, 2`)
	}))
	mux.HandleFunc("/C", answer(func(w http.ResponseWriter, r *http.Request) error {
		return rows(w, `SELECT c.body, h.body FROM cases c JOIN households h ON h.id = c.c_household WHERE c.id = ?`, r.URL.Query().Get("id"))
	}))
	mux.HandleFunc("/E", answer(func(w http.ResponseWriter, _ *http.Request) error {
		return rows(w, `SELECT body FROM people WHERE c_township = ? AND instr(json_extract(body, '$.name'), '建国') > 0 ORDER BY c_createdAt DESC, id DESC LIMIT 20`, township)
	}))
	var number atomic.Int64
	mux.HandleFunc("POST /D", answer(func(w http.ResponseWriter, _ *http.Request) error {
		_, err := writer.Exec(`INSERT INTO made (number, body) VALUES (?, ?)`, number.Add(1), `{"program":"DIBAO","status":"DRAFT"}`)
		fmt.Fprintln(w, "{}")
		return err
	}))
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	return (&http.Server{Addr: addr, Handler: mux, ReadHeaderTimeout: 5 * time.Second}).ListenAndServe()
}

type figures struct {
	rate, p50, p95, cpu float64
	failed              int64
}

var client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}, Timeout: time.Minute}

// errDone ends a connection's part of a load.
var errDone = errors.New("nothing left to do")

// load asks with all connections for the time and reads the process's CPU time before and after.
func load(pid int, each time.Duration, conns int, ask func() error) figures {
	_ = ask() // warm
	var mu sync.Mutex
	var times []time.Duration
	var failed atomic.Int64
	ctx, cancel := context.WithTimeout(context.Background(), each)
	defer cancel()
	before, start := cpuOf(pid), time.Now()
	var wg sync.WaitGroup
	for range conns {
		wg.Go(func() {
			var mine []time.Duration
			for ctx.Err() == nil {
				t := time.Now()
				if err := ask(); errors.Is(err, errDone) {
					break
				} else if err != nil {
					failed.Add(1)
				}
				mine = append(mine, time.Since(t))
			}
			mu.Lock()
			times = append(times, mine...)
			mu.Unlock()
		})
	}
	wg.Wait()
	took, cpu := time.Since(start), cpuOf(pid)-before
	slices.Sort(times)
	n := len(times)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	return figures{rate: float64(n) / took.Seconds(), p50: ms(times[n/2]), p95: ms(times[n*95/100]), cpu: ms(cpu) / float64(n), failed: failed.Load()}
}

// cpuOf is the user and system time of a process.
func cpuOf(pid int) time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	f := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+2:]))
	u, _ := strconv.ParseInt(f[11], 10, 64)
	s, _ := strconv.ParseInt(f[12], 10, 64)
	return time.Duration(u+s) * 10 * time.Millisecond
}

func rss(pid int) int64 {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	f := strings.Fields(string(b))
	if len(f) < 2 {
		return 0
	}
	pages, _ := strconv.ParseInt(f[1], 10, 64)
	return pages * int64(os.Getpagesize()) >> 20
}

func freePort() string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func ready(url string) error {
	for range 600 {
		if r, err := client.Get(url); err == nil {
			r.Body.Close()
			if r.StatusCode == 200 {
				return nil
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	return fmt.Errorf("%s does not answer", url)
}

func stop(c *exec.Cmd) {
	_ = c.Process.Signal(os.Interrupt)
	_ = c.Wait()
}

func do(req *http.Request) ([]byte, error) {
	r, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err == nil && (r.StatusCode != 200 || bytes.Contains(b, []byte(`"errors"`))) {
		err = fmt.Errorf("%s: %.300s", r.Status, b)
	}
	return b, err
}

func post(url, token string, body []byte) error {
	_, err := postFor(url, token, body)
	return err
}

func postFor(url, token string, body []byte) ([]byte, error) {
	req, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	return do(req)
}

func get(url string) error {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	_, err = do(req)
	return err
}

func login(base, user string) (string, error) {
	b, err := postFor(base+"/auth/login", "", []byte(`{"username":"`+user+`","password":"minzheng-demo"}`))
	if err != nil {
		return "", err
	}
	var t struct{ AccessToken string }
	return t.AccessToken, json.Unmarshal(b, &t)
}

func oneCase(base, token string) (string, error) {
	b, err := postFor(base+"/graphql", token, []byte(`{"query":"{ cases(first: 1) { nodes { id } } }"}`))
	if err != nil {
		return "", err
	}
	var r struct {
		Data struct {
			Cases struct{ Nodes []struct{ ID string } }
		}
	}
	if err := json.Unmarshal(b, &r); err != nil || len(r.Data.Cases.Nodes) == 0 {
		return "", fmt.Errorf("no case: %w", err)
	}
	return r.Data.Cases.Nodes[0].ID, nil
}
