#include "server/http/representation.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>

#include "server/http/http_date.hpp"
#include "server/http/response_head.hpp"
#include "server/http/text.hpp"

namespace plenary::server {

namespace {

/// Octets below which unpacking costs more than it saves.
constexpr std::size_t least_packed = 32 * 1'024;

std::string head_of(const Response& response, std::size_t length) {
  if (!is_well_formed(response)) throw std::logic_error("a representation has a field that is not well-formed");
  std::string head;
  append_head(head, response, Framed::by_length, length);
  return head;
}

/// Writes the two heads of one coding. What 304 repeats is in RFC 9110 §15.4.5.
void write_heads(CodedForm& form, const RepresentationInfo& info, bool coded, bool varies) {
  Response response;
  auto& headers = response.headers;
  headers.emplace_back("ETag", form.etag);
  headers.emplace_back("Last-Modified", http_date(info.last_modified));
  if (!info.cache_control.empty()) headers.emplace_back("Cache-Control", info.cache_control);
  if (varies) headers.emplace_back("Vary", "Accept-Encoding");
  response.status = 304;
  form.head_current = head_of(response, 0);

  response.status = 200;
  headers.emplace_back("Content-Type", info.content_type);
  if (coded) headers.emplace_back("Content-Encoding", "gzip");
  if (!info.file_name.empty()) headers.emplace_back("Content-Disposition", inline_disposition(info.file_name));
  for (const auto& field : info.more) headers.push_back(field);
  form.head = head_of(response, form.bytes.size());
}

}  // namespace

std::size_t Representation::memory() const noexcept {
  std::size_t octets = sizeof(Representation) + info.content_type.size() + info.file_name.size();
  for (const CodedForm* form : {&identity, &gzip}) {
    octets += form->etag.size() + form->bytes.capacity() + form->head.size() + form->head_current.size();
  }
  return octets;
}

std::string strong_etag(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available");
  }
  std::string tag = "\"";
  for (std::size_t i = 0; i < 16; ++i) tag += fmt::format("{:02x}", digest[i]);
  tag += '"';
  return tag;
}

std::string inline_disposition(std::string_view file_name) {
  std::string plain;
  std::string encoded;
  bool ascii = true;
  for (const char c : file_name) {
    const auto octet = static_cast<unsigned char>(c);
    const bool printable_ascii = octet >= 0x20 && octet < 0x7f;
    ascii = ascii && printable_ascii;
    if (c == '"' || c == '\\') plain += '\\';
    plain += printable_ascii ? c : '_';
    if (is_alpha(c) || is_digit(c) || c == '.' || c == '-' || c == '_') {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", octet);
    }
  }
  std::string result = "inline; filename=\"" + plain + "\"";
  if (!ascii) result += "; filename*=UTF-8''" + encoded;
  return result;
}

RepresentationPtr make_representation(std::string bytes, RepresentationInfo info, Keep keep) {
  auto made = std::make_shared<Representation>();
  made->info = std::move(info);
  made->identity.etag = strong_etag(bytes);
  std::string coded = gzip(bytes);
  const bool varies = coded.size() < bytes.size();
  if (varies) {
    made->gzip.etag = strong_etag(coded);
    made->gzip.bytes = std::move(coded);
    write_heads(made->gzip, made->info, true, true);
  }
  made->identity.bytes = std::move(bytes);
  write_heads(made->identity, made->info, false, varies);
  if (varies && keep == Keep::packed && made->identity.bytes.size() >= least_packed) {
    made->packed = true;
    std::string().swap(made->identity.bytes);
  } else {
    made->identity.bytes.shrink_to_fit();
  }
  return made;
}

}  // namespace plenary::server
