#!/usr/bin/env python3
"""Something to begin with for the targets that read tables: `python3 fuzz/seeds.py` fills fuzz/corpus from the tables
that the import is tested with."""

import pathlib
import zipfile

HERE = pathlib.Path(__file__).parent
TABLES = HERE.parent / "tests" / "import" / "tables"

DOCUMENT = """<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>附件</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr>
<w:vMerge w:val="restart"/><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>序号</w:t><w:br/></w:r></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:del><w:r><w:delText>1</w:delText>
</w:r></w:del><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"""
SPREADSHEET = """<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
<table:table table:name="a"><table:table-header-rows><table:table-row table:number-rows-repeated="2">
<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>1<text:s text:c="3"/></text:p>
</table:table-cell><table:table-cell table:number-columns-repeated="3" office:value="1"/></table:table-row>
</table:table-header-rows></table:table></office:spreadsheet></office:body></office:document-content>"""

PROFILE = """[bodies]
"相关审批部门" = "CZJ"

[[sheet]]
file = "财政预决算.csv"
columns = { "事项类型" = "领域", "政府网站" = "网址" }
"""
TABLE = """1,财政预决算,政府预算,收入表,《预算法》,批准后20日内,财政局
2,,政府决算,支出表,同上,同上,相关审批部门
序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体
3,部门预算,收支总表,及时公开,财政局
"""


def put(target, name, data):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def main():
    for folder in sorted(TABLES.iterdir()):
        workbook, page = folder / "table.xlsx", folder / "table.html"
        put("table", f"{folder.name}.xlsx", workbook.read_bytes())
        put("html", folder.name, page.read_bytes())
        with zipfile.ZipFile(workbook) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml")
            rest = [archive.read("xl/workbook.xml"), archive.read("xl/_rels/workbook.xml.rels")]
            shared = b'<sst uniqueCount="1"><si><r><t>a</t></r><rPh><t>b</t></rPh></si></sst>'
            styles = (b'<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;-&quot;m;@"/></numFmts>'
                      b'<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>')
            put("xlsx", folder.name, b"\xff".join([sheet, shared, styles, *rest]))
    put("csv", "quotes", 'a,"b\n""c"""\r\n;\t"'.encode())
    put("csv", "chinese", "编号,名称\n".encode("gb18030"))
    put("cell", "channels", "■政府网站 □政府公报\n1.两微一端 其他（12345热线）".encode())
    put("cell", "limits", "信息形成20个工作日内；其中行政许可自作出决定之日起7个工作日内，法律法规另有规定的从其规定".encode())
    put("cell", "basis", "《预算法》（国务院令第711号）、税总发〔201744号、财预[2016]143号".encode())
    put("profile", "table", PROFILE.encode() + b"\0" + TABLE.encode())
    put("tree", "docx", b"\0" + DOCUMENT.encode())
    put("tree", "ods", b"\1" + SPREADSHEET.encode())


if __name__ == "__main__":
    main()
