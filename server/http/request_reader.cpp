#include "server/http/request_reader.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <cstring>

#include "server/http/text.hpp"
#include "server/http/uri.hpp"

namespace plenary::server {

namespace {

namespace http = boost::beast::http;
using boost::beast::string_view;
using ErrorCode = boost::beast::error_code;

/// Room behind a header for content on its way out and for one chunk header with its extensions.
constexpr std::size_t content_room = 4'096;

/// A chunked message has at least "0\r\n\r\n" ahead of it until it is complete. Beast 345 asserts as much when it
/// comes back to the last chunk, so a peer that sends those octets one by one could end a debug build.
constexpr std::size_t shortest_chunked_rest = 5;

std::string_view view(string_view text) { return {text.data(), text.size()}; }

/// Beast's parser with views into the reader's buffer instead of stored fields.
class HeaderParser : public http::basic_parser<true> {
 public:
  explicit HeaderParser(const Limits& limits) {
    // The reader watches the header's size itself: it can tell a long target from many fields.
    header_limit(static_cast<std::uint32_t>(limits.header_bytes + content_room));
    body_limit(limits.body_bytes);
    eager(false);
  }

  std::string_view method;
  std::string_view target;
  bool http_11 = false;
  FieldList fields;

 private:
  void on_request_impl(http::verb, string_view method_text, string_view target_text, int version, ErrorCode&) override {
    method = view(method_text);
    target = view(target_text);
    http_11 = version == 11;
  }
  void on_response_impl(int, string_view, int, ErrorCode&) override {}
  void on_field_impl(http::field, string_view name, string_view value, ErrorCode&) override {
    // Trailers come through here as well; they must not pass for header fields.
    if (!is_header_done()) fields.emplace_back(view(name), view(value));
  }
  void on_header_impl(ErrorCode&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, ErrorCode&) override {}
  std::size_t on_body_impl(string_view octets, ErrorCode&) override { return octets.size(); }
  void on_chunk_header_impl(std::uint64_t, string_view, ErrorCode&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view octets, ErrorCode&) override { return octets.size(); }
  void on_finish_impl(ErrorCode&) override {}
};

/// The methods of RFC 9110 §9.3 and RFC 5789; anything else is not implemented.
constexpr std::array<std::string_view, 9> known_methods{"GET",     "HEAD",    "POST",  "PUT",  "DELETE",
                                                        "CONNECT", "OPTIONS", "TRACE", "PATCH"};

/// "GET /x HTTP/2.0" is a request in a version that is not spoken; anything else with a bad version is malformed.
bool names_another_version(std::string_view buffered) {
  const std::string_view line = buffered.substr(0, buffered.find('\r'));
  if (std::count(line.begin(), line.end(), ' ') != 2) return false;
  const std::string_view version = line.substr(line.rfind(' ') + 1);
  return version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) && version[6] == '.' &&
         is_digit(version[7]);
}

}  // namespace

struct RequestReader::Parts {
  explicit Parts(const Limits& given)
      : limits(given), capacity(given.header_bytes + content_room), buffer(std::make_unique<char[]>(capacity)) {}

  void advance();
  void skip_blank_lines();
  bool step();
  void finish_header();
  std::optional<Rejection> judge_header();
  Rejection oversized_header() const;
  Rejection explain(const ErrorCode& error) const;
  void fail(Rejection why);
  void start();
  std::string_view buffered() const { return {buffer.get(), filled}; }

  Limits limits;
  std::size_t capacity;
  std::unique_ptr<char[]> buffer;
  std::size_t filled = 0;      // octets in the buffer
  std::size_t parsed = 0;      // of which the parser has taken
  std::size_t header_end = 0;  // the request's views point below here
  std::size_t content_octets = 0;
  State state = State::header;
  std::optional<HeaderParser> parser;
  Target target;
  Request request;
  Framing framing;
  Rejection rejection;
};

void RequestReader::Parts::start() {
  parser.emplace(limits);
  parsed = 0;
  header_end = 0;
  content_octets = 0;
  state = State::header;
  target = Target{};
  request = Request{Method::other, {}, {}, {}, {}};
  framing = Framing{};
}

void RequestReader::Parts::fail(Rejection why) {
  rejection = std::move(why);
  state = State::failed;
}

void RequestReader::Parts::skip_blank_lines() {
  std::size_t blank = 0;
  while (filled - blank >= 2 && buffer[blank] == '\r' && buffer[blank + 1] == '\n') blank += 2;
  if (blank == 0) return;
  filled -= blank;
  std::memmove(buffer.get(), buffer.get() + blank, filled);
}

void RequestReader::Parts::advance() {
  if (state == State::header && parsed == 0) skip_blank_lines();
  while ((state == State::header || state == State::content) && step()) {
  }
}

/// Feeds the parser once; false when it needs more octets.
bool RequestReader::Parts::step() {
  if (parsed == filled) return false;
  if (state == State::header && parsed == 0 && filled == 1 && buffer[0] == '\r') return false;  // half a blank line

  if (state == State::content && parser->chunked() && filled - parsed < shortest_chunked_rest) return false;

  ErrorCode error;
  const std::size_t end = state == State::header ? std::min(filled, limits.header_bytes) : filled;
  const std::size_t taken = parser->put({buffer.get() + parsed, end - parsed}, error);
  parsed += taken;
  if (state == State::content) content_octets += taken;

  if (error == http::error::need_more) {
    if (state == State::header && filled >= limits.header_bytes) {
      fail(oversized_header());
    } else if (state == State::content && filled == capacity && parsed == header_end) {
      fail({400, "A chunk header or trailer is too long."});
    }
    return false;
  }
  if (error) {
    std::optional<Rejection> why;
    if (error == http::error::body_limit && state == State::header) {
      // Beast judges Content-Length before anyone could see the header; a broken header comes first.
      header_end = parsed;
      why = judge_header();
    }
    fail(why ? std::move(*why) : explain(error));
    return false;
  }
  if (state == State::header && parser->is_header_done()) finish_header();
  // Tiny chunks with long extensions would otherwise carry far more than the limit on the content.
  if (state == State::content && content_octets > 4 * limits.body_bytes + content_room) {
    fail({413, "The content of the request is too large."});
  }
  if (state == State::content && parser->is_done()) state = State::complete;
  return state == State::header || state == State::content;
}

void RequestReader::Parts::finish_header() {
  header_end = parsed;
  if (auto why = judge_header()) {
    fail(std::move(*why));
    return;
  }
  state = State::content;
}

std::optional<Rejection> RequestReader::Parts::judge_header() {
  if (has_irregular_lines(buffered().substr(0, header_end))) {
    return Rejection{400, "A field is continued on the next line, or a line does not end in CR LF."};
  }
  const std::string_view method = parser->method;
  request.method_name = method;
  request.method = method == "GET" ? Method::get : method == "HEAD" ? Method::head : Method::other;
  if (parser->target.size() > limits.target_bytes) return Rejection{414, "The request target is too long."};
  if (parser->fields.size() > limits.header_fields) return Rejection{431, "The request has too many fields."};
  if (auto why = check_framing(parser->fields, parser->http_11, framing)) return why;
  if (std::find(known_methods.begin(), known_methods.end(), method) == known_methods.end()) {
    return Rejection{501, "The method is not known here."};
  }
  Result<Target> parsed_target = parse_target(parser->target);
  if (!parsed_target) {
    std::string detail = to_text(parsed_target.error().message);
    detail[0] = static_cast<char>(detail[0] - 'a' + 'A');
    return Rejection{400, detail + "."};
  }
  target = std::move(*parsed_target);
  request.path = target.path;
  request.query = target.query;
  request.headers = std::move(parser->fields);
  if (!target.authority.empty()) {
    // RFC 9112 §3.2.2: the authority of an absolute-form target replaces what Host says.
    for (auto& [name, value] : request.headers) {
      if (equal_ignoring_case(name, "Host")) value = target.authority;
    }
  }
  return std::nullopt;
}

Rejection RequestReader::Parts::oversized_header() const {
  const std::string_view line = buffered().substr(0, buffered().find('\r'));
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return {400, "The request line is not one."};
  if (line.size() - space > limits.target_bytes) return {414, "The request target is too long."};
  return {431, "The request line and fields are too large."};
}

Rejection RequestReader::Parts::explain(const ErrorCode& error) const {
  if (error == http::error::body_limit) return {413, "The content of the request is too large."};
  if (error == http::error::header_limit) return oversized_header();
  if (error == http::error::bad_version && names_another_version(buffered())) {
    return {505, "HTTP/1.1 and HTTP/1.0 are spoken here."};
  }
  return {400, "The request is not well-formed HTTP."};
}

RequestReader::RequestReader(const Limits& limits) : parts_(std::make_unique<Parts>(limits)) { reset(); }
RequestReader::~RequestReader() = default;
RequestReader::RequestReader(RequestReader&&) noexcept = default;
RequestReader& RequestReader::operator=(RequestReader&&) noexcept = default;

std::span<char> RequestReader::space() {
  Parts& p = *parts_;
  if (p.state == State::content && p.parsed > p.header_end) {
    // Content that was taken makes room; the header stays, as the request's views point into it.
    std::memmove(p.buffer.get() + p.header_end, p.buffer.get() + p.parsed, p.filled - p.parsed);
    p.filled -= p.parsed - p.header_end;
    p.parsed = p.header_end;
  }
  const std::size_t end = p.state == State::header ? p.limits.header_bytes : p.capacity;
  return {p.buffer.get() + p.filled, end - p.filled};
}

void RequestReader::received(std::size_t count) {
  parts_->filled += count;
  parts_->advance();
}

RequestReader::State RequestReader::state() const noexcept { return parts_->state; }
bool RequestReader::is_empty() const noexcept {
  const std::string_view octets = parts_->buffered();
  return octets.empty() || octets == "\r";
}
bool RequestReader::has_content_octets() const noexcept {
  return parts_->content_octets > 0 || parts_->filled > parts_->parsed;
}
const Request& RequestReader::request() const noexcept { return parts_->request; }
const Framing& RequestReader::framing() const noexcept { return parts_->framing; }
const Rejection& RequestReader::rejection() const noexcept { return parts_->rejection; }

void RequestReader::next() {
  Parts& p = *parts_;
  std::memmove(p.buffer.get(), p.buffer.get() + p.parsed, p.filled - p.parsed);
  p.filled -= p.parsed;
  p.start();
  p.advance();
}

void RequestReader::reset() {
  parts_->filled = 0;
  parts_->start();
}

std::span<char> RequestReader::scratch() noexcept { return {parts_->buffer.get(), parts_->capacity}; }

}  // namespace plenary::server
