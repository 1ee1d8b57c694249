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
    body_limit(boost::none);  // `take` counts by the limit of the request's own route
    eager(false);
  }

  std::string_view method;
  std::string_view target;
  bool http_11 = false;
  FieldList fields;
  std::string content;
  std::size_t content_limit = 0;
  bool keeps_content = false;

 private:
  std::size_t take(string_view octets, ErrorCode& error) {
    if (octets.size() > content_limit - taken_) {
      error = http::error::body_limit;
      return 0;
    }
    taken_ += octets.size();
    if (keeps_content) content.append(octets.data(), octets.size());
    return octets.size();
  }

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
  std::size_t on_body_impl(string_view octets, ErrorCode& error) override { return take(octets, error); }
  void on_chunk_header_impl(std::uint64_t, string_view, ErrorCode&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view octets, ErrorCode& error) override {
    return take(octets, error);
  }
  void on_finish_impl(ErrorCode&) override {}

  std::size_t taken_ = 0;
};

/// The methods of RFC 9110 §9.3 and RFC 5789; anything else is not implemented.
constexpr std::array<std::string_view, 9> known_methods{"GET",     "HEAD",    "POST",  "PUT",  "DELETE",
                                                        "CONNECT", "OPTIONS", "TRACE", "PATCH"};

/// "HTTP/2.0" of "GET /x HTTP/2.0": a version that is not spoken; anything else with a bad version is malformed.
std::string_view named_version(std::string_view buffered) {
  const std::string_view line = buffered.substr(0, buffered.find('\r'));
  if (std::count(line.begin(), line.end(), ' ') != 2) return {};
  const std::string_view version = line.substr(line.rfind(' ') + 1);
  const bool is_one = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
                      version[6] == '.' && is_digit(version[7]);
  return is_one ? version : std::string_view{};
}

}  // namespace

struct RequestReader::Parts {
  explicit Parts(const Limits& given)
      : limits(given), capacity(given.header_bytes + content_room), buffer(std::make_unique<char[]>(capacity)) {}

  void advance();
  void skip_blank_lines();
  bool step();
  void finish_header();
  void finish_content();
  std::optional<Rejection> judge_header();
  Rejection oversized_header() const;
  Rejection explain(const ErrorCode& error) const;
  bool lower_minor_version();
  void fail(Rejection why);
  void start();
  std::string_view buffered() const { return {buffer.get(), filled}; }

  Limits limits;
  std::size_t capacity;
  std::unique_ptr<char[]> buffer;
  std::size_t filled = 0;          // octets in the buffer
  std::size_t parsed = 0;          // of which the parser has taken
  std::size_t header_end = 0;      // the request's views point below here
  std::size_t content_octets = 0;  // with chunk headers and trailers
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
  request = Request{};
  request.method = Method::other;
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
    if (error == http::error::bad_version && lower_minor_version()) return true;
    fail(explain(error));
    return false;
  }
  if (state == State::header && parser->is_header_done()) finish_header();
  // Tiny chunks with long extensions would otherwise carry far more than the limit on the content.
  if (state == State::content && content_octets / 4 > parser->content_limit + content_room / 4) {
    fail({413, "The content of the request is too large."});
  }
  if (state == State::content && parser->is_done()) finish_content();
  return state == State::header || state == State::content;
}

void RequestReader::Parts::finish_header() {
  header_end = parsed;
  if (auto why = judge_header()) {
    fail(std::move(*why));
    return;
  }
  state = State::admission;
}

void RequestReader::Parts::finish_content() {
  state = State::complete;
  request.content = parser->content;
}

/// HTTP/1.9 is answered as HTTP/1.1: a minor version adds nothing that may not be ignored (RFC 9110 §2.5).
bool RequestReader::Parts::lower_minor_version() {
  const std::string_view version = named_version(buffered());
  if (version.empty() || version[5] != '1' || version[7] < '2') return false;
  buffer[static_cast<std::size_t>(version.data() - buffer.get()) + 7] = '1';
  parser.emplace(limits);
  parsed = 0;
  return true;
}

std::optional<Rejection> RequestReader::Parts::judge_header() {
  if (has_irregular_lines(buffered().substr(0, header_end))) {
    return Rejection{400, "A field is continued on the next line, or a line does not end in CR LF."};
  }
  const std::string_view method = parser->method;
  request.method_name = method;
  request.method = method_of(method);
  if (parser->target.size() > limits.target_bytes) return Rejection{414, "The request target is too long."};
  if (parser->fields.size() > limits.header_fields) return Rejection{431, "The request has too many fields."};
  if (auto why = check_framing(parser->fields, parser->http_11, framing)) return why;
  if (std::find(known_methods.begin(), known_methods.end(), method) == known_methods.end()) {
    return Rejection{501, "The method is not known here."};
  }
  if (parser->target == "*" && request.method == Method::options) {
    target.path = "*";  // the server as a whole; RFC 9112 §3.2.4
  } else {
    Result<Target> parsed_target = parse_target(parser->target);
    if (!parsed_target) {
      std::string detail = to_text(parsed_target.error().message);
      detail[0] = static_cast<char>(detail[0] - 'a' + 'A');
      return Rejection{400, detail + "."};
    }
    target = std::move(*parsed_target);
  }
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
  if (error == http::error::bad_version && !named_version(buffered()).empty()) {
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
bool RequestReader::has_more() const noexcept { return parts_->filled > parts_->parsed; }

void RequestReader::expect_content(std::size_t limit, Content what) {
  Parts& p = *parts_;
  p.parser->content_limit = limit;
  p.parser->keeps_content = what == Content::kept;
  p.state = State::content;
  if (p.framing.length && *p.framing.length > limit) {
    p.fail({413, "The content of the request is too large."});
  } else if (p.parser->is_done()) {
    p.finish_content();
  } else {
    p.advance();
  }
}
Request& RequestReader::request() noexcept { return parts_->request; }
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
