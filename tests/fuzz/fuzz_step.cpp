// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes must give a model or an error: no crash, hang or runaway memory. With clang: -fsanitize=fuzzer,address. With any other
// compiler define SP_FUZZ_MAIN: the program then runs the files it is given, and mutations of them with a fixed seed.
#include "core/interop/ifc/ifc_import.h"
#include "core/interop/step/step_writer.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto file =
        sp::StepFile::fromBytes(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)), QStringLiteral("fuzz"));
    if (!file)
        return 0;
    const sp::StepFile& f = file.value();
    for (quint32 i = 0; i < f.size(); ++i) {
        for (const sp::StepFile::Part& part : f.parts(i)) {
            for (const sp::StepArg& a : part.args)
                (void)(a.string().size() + a.list().size() + a.number().has_value() + a.typedValue().text().size());
        }
    }
    const auto copy = sp::stepText(f, {});
    if (!copy || copy.value() != QByteArray::fromRawData(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)))
        std::abort(); // what is not edited is written as it was read
    if (const auto model = sp::readIfc(f))
        (void)sp::projectFromIfc(model.value(), QStringLiteral("fuzz.ifc"), QString());
    return 0;
}

#ifdef SP_FUZZ_MAIN
#include <QFile>
#include <cstdio>
#include <random>

int main(int argc, char** argv)
{
    std::mt19937 random(1);
    for (int i = 1; i < argc; ++i) {
        QFile file(QString::fromLocal8Bit(argv[i]));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray original = file.readAll();
        for (int round = 0; round < 200; ++round) {
            QByteArray bytes = original;
            for (int edits = round == 0 ? 0 : 1 + round % 20; edits > 0 && !bytes.isEmpty(); --edits) {
                static constexpr char interesting[] = "'()#;,$*.\\/\"=0X2S\n";
                const auto at = static_cast<qsizetype>(random() % static_cast<quint32>(bytes.size()));
                const auto far = static_cast<qsizetype>(random() % static_cast<quint32>(bytes.size()));
                const auto n = static_cast<qsizetype>(random() % 40);
                switch (random() % 5) {
                case 0: bytes[at] = interesting[random() % (sizeof interesting - 1)]; break;
                case 1: bytes.insert(at, interesting[random() % (sizeof interesting - 1)]); break;
                case 2: bytes.remove(at, n); break;
                case 3: bytes.insert(at, bytes.mid(far, n)); break;
                default: bytes[at] = static_cast<char>(random()); break;
                }
            }
            LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.constData()), static_cast<size_t>(bytes.size()));
        }
        std::printf("%s\n", argv[i]);
    }
    return 0;
}
#endif
