# Sourced by scripts that need a running server on a small demo city: start_server DIR PORT [serve flags…].
# The server is ended with the script, and nothing else is.
bin=${MINZHENG_BIN:-bin/minzheng}

seed_city() { # DIR SCALE TODAY
  "$bin" seed --scale "$2" --today "$3" --store "sqlite:$1/city.db" --keys "$1/keys.json"
}

start_server() {
  local dir=$1 port=$2
  shift 2
  "$bin" serve --addr "127.0.0.1:$port" --store "sqlite:$dir/city.db" --keys "$dir/keys.json" "$@" >"$dir/server.log" 2>&1 &
  server_pid=$!
  trap 'kill $server_pid 2>/dev/null; wait $server_pid 2>/dev/null || true' EXIT
  for _ in $(seq 300); do
    curl -fsS "http://127.0.0.1:$port/readyz" >/dev/null 2>&1 && return 0
    kill -0 "$server_pid" 2>/dev/null || break
    sleep 0.1
  done
  echo "the server did not start:" >&2
  tail -n 20 "$dir/server.log" >&2
  return 1
}

token() { # PORT USERNAME
  curl -fsS -H 'Content-Type: application/json' -d "{\"username\":\"$2\",\"password\":\"minzheng-demo\"}" "http://127.0.0.1:$1/auth/login" | sed -E 's/.*"accessToken":"([^"]+)".*/\1/'
}
