"""What browsers do not need is left out, and what they need stays."""

import pytest

from warraq.publishing.shortening import shortened


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("const a = 1;\nconst b = 2;\n", "const a=1,b=2;"),
        ("const a = 1; /* b */ const { b } = a; const [c] = b;", "const a=1,{b}=a,[c]=b;"),
        ("const f = () => { const a = 1; const b = 2; g(); const c = 3; };\nconst d = f;",
         "const f=()=>{const a=1,b=2;g();const c=3;},d=f;"),
        ("for (const a of b) c(a);\nconst d = 1;\nconst e = 2;",
         "for(const a of b)c(a);const d=1,e=2;"),
        ("let a = 1;\nconst b = 2;", "let a=1;const b=2;"),
        ("if (a) { const b = 1; } const c = 2;", "if(a){const b=1;}const c=2;"),
        ("const a = '; const b'; const c = `;const ${d}`;", "const a='; const b',c=`;const ${d}`;"),
        ("const constant = a.const;\nconst $const = 1;", "const constant=a.const,$const=1;"),
        ("f = () => { return undefined; };", "f=()=>{return;};"),
        ("a = 'return undefined;'; b.return()", "a='return undefined;';b.return()"),
        ("/*! licence */ const a = 1;", "/*! licence */const a=1;"),
    ],
)  # fmt: skip
def test_a_script_is_shortened(script: str, short: str) -> None:
    assert shortened(script) == short
