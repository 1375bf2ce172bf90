// The declarations of a file, the items of a policy and the clauses of a claim.
#pragma once

#include "grammar/print/expression.hpp"

namespace guiyin::print {

// Every `write` begins with a new line.
void write_declaration(Writing out, const syntax::Declaration& declaration);
void write_items(Writing out, const std::vector<syntax::Item>& items, int indent);
void write_define(Writing out, const syntax::Define& define, text::Span span, int indent);
void write_claim(Writing out, const syntax::Claim& claim, text::Span span, int indent);
void write_use(Writing out, const syntax::Use& use, text::Span span, int indent);
void write_field(Writing out, const syntax::FieldDeclaration& field, text::Span span, int indent);

// `params` stand in a row; their parts are aligned: name, type, value with range, description.
void write_params(Writing out, const std::vector<const syntax::Item*>& params, int indent);

Word word_of(syntax::TypeName type);
std::uint32_t anchor_of(text::Span span); // nowhere for an empty one
std::uint32_t last_of(text::Span span);   // its last byte, where a brace closes

} // namespace guiyin::print
