# The front end, then one static binary in an image without a shell, running as an unprivileged user.
FROM node:20-bookworm-slim AS web
WORKDIR /src
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc frontend/
RUN cd frontend && npm ci
COPY schema.graphqls ./
COPY frontend frontend
RUN cd frontend && npm run build

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=web /src/frontend/dist frontend/dist
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /minzheng ./server && mkdir -p /data

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /minzheng /minzheng
COPY --from=build --chown=65532:65532 /data /data
ENV MINZHENG_ADDR=:8080 MINZHENG_STORE=sqlite:/data/minzheng.db MINZHENG_KEYS=/data/keys.json
VOLUME /data
EXPOSE 8080
USER nonroot
ENTRYPOINT ["/minzheng"]
CMD ["serve"]
