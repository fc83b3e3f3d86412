// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/step/step_index.h"

#include <QByteArray>
#include <QFile>
#include <QStringList>
#include <memory>
#include <span>

namespace sp {

/// FILE_DESCRIPTION, FILE_NAME and FILE_SCHEMA, decoded.
struct StepHeader {
    QStringList description;
    QString implementationLevel;
    QString fileName, timeStamp;
    QStringList author, organization;
    QString preprocessor, originatingSystem, authorization;
    QStringList schemas; ///< as written, "IFC2X3"
};

/// An ISO 10303-21 file: an index of its instances over the mapped text. Knows no schema and changes nothing.
/// Instances are named by their position in the file (`index`, 0 to size() - 1); `find` gives it for an instance number.
class StepFile final {
public:
    /// Maps the file into memory, or reads it where it cannot be mapped.
    static Result<StepFile> open(const QString& path, const StepOptions& options = {});
    static Result<StepFile> fromBytes(QByteArray bytes, const QString& name, const StepOptions& options = {});
    ~StepFile();
    StepFile(StepFile&&) noexcept;
    StepFile& operator=(StepFile&&) noexcept;

    const QString& name() const { return m_name; }
    std::string_view bytes() const { return m_text; }
    const StepHeader& header() const { return m_header; }
    const std::vector<StepNote>& notes() const { return m_index.notes; }
    quint64 noteCount() const { return m_index.noteCount; } ///< notes() holds the first StepIndex::maxNotes
    /// False when instances were lost or the end of the file is missing.
    bool isComplete() const { return m_index.hasEnd && !m_index.damaged && m_index.dataEnd != 0; }
    quint64 dataEnd() const { return m_index.dataEnd; }
    quint64 largestId() const { return m_largestId; }

    quint32 size() const { return static_cast<quint32>(m_index.entries.size()); }
    const StepEntry& entry(quint32 index) const { return m_index.entries[index]; }
    quint64 id(quint32 index) const { return m_index.entries[index].id; }
    std::string_view type(quint32 index) const { return m_index.types[m_index.entries[index].type]; } ///< upper case; "" for a complex one
    std::optional<quint32> find(quint64 id) const; ///< the first where a number occurs twice

    /// Number of an entity name as in StepEntry::type, if the file has an instance of it.
    std::optional<quint32> typeNumber(std::string_view upperCaseName) const;
    const std::vector<std::string>& typeNames() const { return m_index.types; }
    std::span<const quint32> ofType(quint32 typeNumber) const; ///< in file order
    std::span<const quint32> ofType(std::string_view upperCaseName) const;

    std::string_view statement(quint32 index) const; ///< `#1=IFCWALL(..);` as it stands
    std::string_view body(quint32 index) const; ///< `IFCWALL(..)` as it stands
    StepArgs args(quint32 index) const; ///< none for a complex instance
    struct Part {
        std::string_view name;
        StepArgs args;
    };
    std::vector<Part> parts(quint32 index) const; ///< the parts of a complex instance; one for any other

    QString where(quint32 index) const; ///< "name:line:column #12"

private:
    StepFile() = default;
    static Result<StepFile> make(std::unique_ptr<QFile> file, QByteArray bytes, std::string_view text, const QString& name,
                                 const StepOptions& options);
    void buildLookup();
    void readHeader();

    QString m_name;
    std::unique_ptr<QFile> m_file; // keeps the mapping alive
    QByteArray m_bytes;
    std::string_view m_text;
    StepIndex m_index;
    StepHeader m_header;
    quint64 m_largestId = 0;
    std::vector<quint32> m_dense; // by id: index + 1, when the numbers are dense
    std::vector<quint32> m_sorted; // else indices sorted by id
    std::vector<quint32> m_byType; // indices sorted by type, then by place in the file
    std::vector<quint32> m_typeStart; // first of each type in m_byType, and the end
};

} // namespace sp
